import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { expect } from 'vitest';
import type { Image } from './build-image.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A command line, which docs/runbooks/install.md has to the letter. */
export function asInRunbook(command: string): string {
  expect(readFileSync(join(root, 'docs/runbooks/install.md'), 'utf8')).toContain(command);
  return command;
}

/**
 * `docker compose run --rm [--no-deps -T --entrypoint <program>] <service> <command>` and `exec`, without an engine: goes on after what is no service.
 */
const DOCKER = `#!/bin/sh
entrypoint=
while [ "\${1#-}" != "$1" ] || [ "$1" = compose ] || [ "$1" = run ] || [ "$1" = exec ]; do
  if [ "$1" = --entrypoint ]; then entrypoint=$2; shift; fi
  shift
done
service=$1
shift
. "\${0%/*}/$service.sh"
exec $entrypoint "$@"
`;

interface Container {
  image: Image;
  env: Record<string, string>;
  /** What a program started in place of its own works in, as the user whose it is. */
  volume?: { dataDir: string; uid: number; gid: number };
}

export type Desk = Awaited<ReturnType<typeof sitDown>>;

/** Where somebody who installs sits: the folder of `.env`, in which command lines of the runbook are run. */
export async function sitDown(folder: string) {
  const envPath = join(folder, '.env');
  await mkdir(folder, { recursive: true });
  return {
    /** `npx -y pnpm@10 x` is what package.json has for x. */
    async run(line: string, env: Record<string, string> = {}) {
      const script = (_: string, name: string) => scripts[name].replace(/^node /, `node ${root}`);
      const child = spawn('/bin/sh', ['-c', line.replace(/^npx -y pnpm@10 (?:run )?([\w-]+)/, script)], {
        cwd: folder,
        env: { PATH: [folder, dirname(process.execPath), process.env.PATH].join(delimiter), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
      return { code: await code, out, err };
    },
    values: async () => parseEnv(await readFile(envPath, 'utf8')) as Record<string, string>,
    async fillIn(given: Record<string, string>): Promise<void> {
      let lines = await readFile(envPath, 'utf8');
      for (const [key, value] of Object.entries(given))
        lines = lines.replace(new RegExp(`^#?${key}=.*$`, 'm'), () => `${key}=${value}`);
      await writeFile(envPath, lines);
    },
    /** A `docker` there that runs commands in these images; without any, one that can't. */
    async giveDocker(images: Record<string, Container>) {
      await rm(join(folder, 'docker'), { force: true });
      await writeFile(
        join(folder, 'docker'),
        Object.keys(images).length > 0 ? DOCKER : '#!/bin/sh\nexit 1\n',
      );
      await chmod(join(folder, 'docker'), 0o755);
      for (const [service, container] of Object.entries(images))
        await writeFile(join(folder, `${service}.sh`), enter(container));
    },
  };
}

function enter({ image, env, volume }: Container): string {
  const lines = Object.entries(env).map(([key, value]) => `export ${key}='${value}'`);
  const asItsUser = volume && [
    `if [ "$entrypoint" ]; then cd '${volume.dataDir}' && export PGDATA=.`,
    `  [ "$(id -u)" != 0 ] || entrypoint="setpriv --reuid=${volume.uid} --regid=${volume.gid} --clear-groups $entrypoint"`,
    'fi',
  ];
  return [`cd '${image.folder}'`, ...lines, ...(asItsUser ?? []), ''].join('\n');
}
