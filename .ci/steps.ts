import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The tests start hundreds of Node processes: each takes from here what another one compiled. */
const NODE_COMPILE_CACHE = join(root, 'node_modules/.cache/compiled');

const options = (env: Record<string, string>) =>
  ({
    cwd: root,
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE, ...process.env, TURBO_TELEMETRY_DISABLED: '1', ...env },
  }) as const;

/** Runs a program at the root with its output in view. Answers whether it succeeded. */
export function succeeds(command: string, args: string[], env: Record<string, string> = {}): boolean {
  const { status, error } = spawnSync(command, args, options(env));
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}

/** The same beside others: what both write is in view, line by line. */
export async function succeedsBeside(
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<boolean> {
  const child = spawn(command, args, options(env));
  const [status] = await once(child, 'close').catch((error: Error) => {
    console.error(`${command}: ${error.message}`);
    return [undefined];
  });
  return status === 0;
}

/** Whether this is a Debian (or a child of it) where we may install packages. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
}

export function install(packages: string[]): boolean {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  return (
    succeeds('apt-get', ['update', '-qq'], quiet) &&
    succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet)
  );
}

/**
 * The path of a program that answers to `--version` or `version`, or undefined. Being there isn't enough: a package manager's placeholder is there too.
 * @param program a name to look for in PATH, or a path
 */
export function findProgram(program: string): string | undefined {
  const found = spawnSync(
    '/bin/sh',
    ['-c', 'command -v "$1" && { "$1" --version || "$1" version; } >/dev/null 2>&1', 'sh', program],
    {
      encoding: 'utf8',
      timeout: 30_000,
    },
  );
  return found.status === 0 ? found.stdout.trim() : undefined;
}
