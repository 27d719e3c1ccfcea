import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Waits for a line on its input, which comes when the other process has ended in good order. When ours dies, even by SIGKILL, the
 * input ends without one: then the other gets the signal, and the folder goes.
 */
const SCRIPT = 'read -r _ && exit; kill -s "$1" "$2"; if [ -n "$3" ]; then rm -rf "$3"; fi';

/**
 * Sees to it that process `pid` doesn't outlive this one: a shell in a session of its own, which costs next to nothing.
 * @param options.signal what `pid` gets when this process has died
 * @param options.remove a folder to remove then
 * @returns `dismiss`, to be called as soon as `pid` has ended: its number may be another's later
 */
export function endWithUs(
  pid: number,
  options: { signal: 'INT' | 'TERM'; remove?: string | undefined },
): { dismiss(): Promise<void> } {
  const watcher = spawn('/bin/sh', ['-c', SCRIPT, 'sh', options.signal, String(pid), options.remove ?? ''], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const gone = once(watcher, 'close');
  return {
    async dismiss() {
      watcher.stdin.end('\n');
      await gone;
    },
  };
}
