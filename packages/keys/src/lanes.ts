import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';

/** Whose passwords go before: `first` people who are known to be behind the request, `second` anybody. */
export type Lane = 'first' | 'second';

/** More than the cores can carry, and everything else in the process waits behind the thread pool. */
const concurrency = Math.max(1, availableParallelism() - 1);
const queue = new PQueue({ concurrency });
const priority: Record<Lane, number> = { first: 1, second: 0 };

/**
 * A computation takes about a quarter of a second at cost 12, and a person waits some ten seconds for a login: who would wait longer is told so at
 * once. The second lane waits for the first besides.
 */
export const placesInLane: Record<Lane, number> = { first: 40 * concurrency, second: 40 * concurrency };
const taken: Record<Lane, number> = { first: 0, second: 0 };

/** There is no place in the lane: nothing was done, and it makes sense to try again in some seconds. */
export class LaneFullError extends Error {}

/**
 * Does work that computes passwords while holding a place in a lane, from before its first query to its end. Not within another one.
 * @throws LaneFullError at once, before `work` begins, when all places are taken
 */
export async function inLane<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
  if (taken[lane] >= placesInLane[lane]) throw new LaneFullError(`the ${lane} lane is full`);
  taken[lane]++;
  try {
    return await work();
  } finally {
    taken[lane]--;
  }
}

/** Runs one computation when it is its turn: those of the first lane before all that wait in the second. */
export function inTurn<T>(lane: Lane, compute: () => Promise<T>): Promise<T> {
  return queue.add(compute, { priority: priority[lane] });
}
