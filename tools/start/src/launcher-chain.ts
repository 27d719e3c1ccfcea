import { readFile } from 'node:fs/promises';
import { processFields, processStart } from '@tvm/process';

const EVERY_MS = 1000;
/** `npx -y pnpm@10 start` is npx, a shell, pnpm and another shell above us. npm and npx write their command over their name. */
const PACKAGE_MANAGER = /(^|[/\0 ])(npm|npx|pnpm)(-cli)?(\.[cm]?js)?([\0 ]|$)/;
const SHELL = /(^|\/)(sh|bash|dash|zsh|ash|busybox)\0/;

/**
 * Watches the package managers that started us, since killing one of them alone doesn't reach us. Linux only: elsewhere the terminal's
 * signals have to do.
 * @param onGone called once, when one of them has ended
 * @returns ends the watching
 */
export async function watchLaunchers(onGone: () => void): Promise<() => void> {
  const launchers =
    process.platform === 'linux' ? await findLaunchers(process.ppid) : new Map<number, string>();
  const timer = setInterval(async () => {
    for (const [pid, start] of launchers) {
      if ((await processStart(pid)) === start) continue;
      clearInterval(timer);
      onGone();
      return;
    }
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** From `pid` upwards the package managers and the shells directly below them, each with its start. A person's own shell isn't one. */
async function findLaunchers(pid: number): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  let shells = new Map<number, string>();
  for (let at = pid; at > 1; ) {
    const [command, start, fields] = await Promise.all([
      readFile(`/proc/${at}/cmdline`, 'utf8').catch(() => ''),
      processStart(at),
      processFields(at),
    ]);
    if (!start || !fields) break;
    if (SHELL.test(command)) shells.set(at, start);
    else if (PACKAGE_MANAGER.test(command)) {
      for (const [shell, shellStart] of shells) found.set(shell, shellStart);
      found.set(at, start);
      shells = new Map();
    } else break;
    at = Number(fields[1]);
  }
  return found;
}
