import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmdirSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { readContext } from './build-context.ts';
import { type Instruction, readDockerfile, type Stage } from './dockerfile.ts';

/** The folder that stands for /app, and what the image says of its process. */
export type Image = {
  folder: string;
  env: Record<string, string>;
  healthcheck: string[] | undefined;
  command: string[];
};

/**
 * Makes the tree that `docker build -f services/<service>/Dockerfile <root>` would have in /app, without Docker: the same copies from the
 * context that `.dockerignore` leaves, the same installs (from this machine's store) and builds.
 * @param into an empty folder outside the checkout, where no file of it is found by accident
 * @throws Error that says which instruction failed
 */
export function buildImage(root: string, service: string, into: string): Image {
  const stages = readDockerfile(readFileSync(join(root, 'services', service, 'Dockerfile'), 'utf8'));
  const context = readContext(root);
  for (const stage of stages) {
    mkdirSync(folderOf(into, stage.name), { recursive: true });
    if (stage.base !== undefined) copy(folderOf(into, stage.base), folderOf(into, stage.name));
    for (const instruction of stage.instructions) carryOut(instruction, { root, context, into, stage });
  }
  const last = stages.at(-1);
  if (!last?.command) throw new Error(`services/${service}/Dockerfile has no CMD`);
  const { env, healthcheck, command } = last;
  return { folder: folderOf(into, last.name), env, healthcheck, command };
}

/** The files of the context that a Dockerfile copies and that aren't in it. */
export function findMissingSources(root: string, service: string): string[] {
  const context = readContext(root);
  return readFileSync(join(root, 'services', service, 'Dockerfile'), 'utf8')
    .split('\n')
    .filter((line) => /^COPY (?!--from)/.test(line))
    .flatMap((line) => line.split(/\s+/).slice(1, -1))
    .filter((source) => filesOf(context, source).length === 0);
}

const folderOf = (into: string, stage: string) => join(into, stage || 'image');
const filesOf = (context: string[], source: string) =>
  context.filter((path) => path === source || path.startsWith(`${source}/`));
const copy = (from: string, to: string) => cpSync(from, to, { recursive: true, verbatimSymlinks: true });

function carryOut(
  instruction: Instruction,
  { root, context, into, stage }: { root: string; context: string[]; into: string; stage: Stage },
): void {
  const folder = folderOf(into, stage.name);
  if (instruction.kind === 'run') {
    run(instruction.command, folder);
    return;
  }
  const { from, sources, to } = instruction;
  for (const source of sources) {
    if (from !== undefined) {
      // The last stage takes over a whole tree, which no other needs any more.
      if (source === '/app') rmdirSync(folder);
      if (source === '/app') renameSync(folderOf(into, from), folder);
      else copy(join(folderOf(into, from), source.replace(/^\/app/, '')), join(folder, to));
      continue;
    }
    const files = filesOf(context, source);
    if (files.length === 0) throw new Error(`COPY ${source}: the context has none`);
    // A folder's content goes to `to`, a file into it.
    const isFolder = files[0] !== source;
    for (const path of files) {
      const target = isFolder
        ? join(folder, to, path.slice(source.length))
        : join(folder, to, basename(source));
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(root, path), target);
    }
  }
}

/** pnpm itself is on the PATH already. Installs don't ask the registry for what the store has. */
function run(command: string, cwd: string): void {
  if (command.startsWith('npm install --global')) return;
  const [program, ...args] = command.split(/\s+/).map((word) => word.replace(/^'(.*)'$/, '$1'));
  if (program !== 'pnpm') throw new Error(`RUN ${command}: only pnpm is run here`);
  const { status, stdout } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: {
      HOME: process.env.HOME,
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      CI: 'true',
      npm_config_prefer_offline: 'true',
      npm_config_verify_deps_before_run: 'false',
    },
  });
  if (status !== 0) throw new Error(`RUN ${command}:\n${stdout}`);
}
