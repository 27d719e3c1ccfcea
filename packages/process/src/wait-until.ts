import { setTimeout } from 'node:timers/promises';

/**
 * Whether `isTrue` came true within `withinMs`; asked again every 50 ms, for what nobody tells us.
 * @param signal gives up at once
 */
export async function waitUntil(
  isTrue: () => Promise<boolean>,
  withinMs: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!(await isTrue())) {
    if (Date.now() > deadline || signal?.aborted) return false;
    await setTimeout(50);
  }
  return true;
}
