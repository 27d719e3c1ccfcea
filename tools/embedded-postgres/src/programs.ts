import type { ServerUser } from './server-user.ts';

/** The environment of PostgreSQL's programs: nothing of ours, and English messages, since they are read here. */
export const SERVER_ENV = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env.PATH ?? '/usr/bin:/bin' };

/**
 * How a program is told where its data is. An unprivileged user can't walk a path below a folder that only root can enter, but can
 * work in the folder that it was started in, and on Linux that one has a name of its own.
 */
export const dataPathFor = (user: ServerUser, dataDir: string) => (user ? '/proc/self/cwd' : dataDir);

/** The line of a failed program's output that says why. */
export function reasonIn(output: string, dataDir: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const line =
    lines.find((text) => /FATAL|PANIC|error:|could not/.test(text)) ??
    lines.find(Boolean) ??
    'no reason given';
  return line
    .replace(/^(.*?(FATAL|PANIC|error)|postgres|initdb): +/, '')
    .replaceAll('/proc/self/cwd', dataDir)
    .replace(/\.$/, '');
}
