import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './logger.ts';

/**
 * Does something at once and then regularly, until told to stop. What fails is only logged: the next time makes up for it.
 * @param how.failed what the log says of a time that failed
 */
export async function keepDoing(
  task: () => Promise<unknown>,
  how: { everySeconds: number; failed: string; log: Log; stop: AbortSignal },
): Promise<void> {
  const { everySeconds, failed, log, stop } = how;
  while (!stop.aborted) {
    await task().catch((error: unknown) => log.warn({ error }, failed));
    await sleep(everySeconds * 1000, undefined, { signal: stop }).catch(() => {});
  }
}
