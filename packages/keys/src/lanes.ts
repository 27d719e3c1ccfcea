import { availableParallelism } from 'node:os';
import { observation } from '@tvm/process';
import PQueue from 'p-queue';

/** Whose passwords go before: `first` people who are known to be behind the request, `second` anybody. */
export type Lane = 'first' | 'second';

/** What happens in the lanes: how long a computation waited for its turn and took, and that there was no place. */
export const laneObservation = observation<
  { lane: Lane } & ({ waitedSeconds: number; tookSeconds: number } | { isFull: true })
>('password_lane');

/** More than the cores can carry, and everything else waits for one: one stays free, unless those that compute yield. */
let concurrency = Math.max(1, availableParallelism() - 1);
const queue = new PQueue({ concurrency });
const priority: Record<Lane, number> = { first: 1, second: 0 };

/** A person waits that long for a login, if need be; who would wait longer is told so at once. */
const longestWaitSeconds = 20;

/** What a computation takes on this machine at this time: the mean of the last ones. Before the first one, what it is at cost 12. */
let computeSeconds = 0.25;
/** No computation takes so long: a computer that slept, or stood still, says nothing about the next one. */
const longestSampleSeconds = 5;
const taken: Record<Lane, number> = { first: 0, second: 0 };

/** From now on so many are computed at a time: `idle-cores.ts` has seen to it that everything else goes before. */
export function computeAtOnce(many: number): void {
  concurrency = many;
  queue.concurrency = many;
}

/** How many may wait before one refuses: as many as are computed in the longest wait. */
export const placesInLane = (): number =>
  Math.max(1, Math.floor((longestWaitSeconds * concurrency) / computeSeconds));

/** There is no place in the lane: nothing was done. `waitSeconds` is what those who go before will take. */
export class LaneFullError extends Error {
  readonly waitSeconds: number;
  constructor(lane: Lane, waitSeconds: number) {
    super(`the ${lane} lane is full`);
    this.waitSeconds = waitSeconds;
  }
}

/**
 * Does work that computes passwords while holding a place in a lane, from before its first query to its end. Not within another one.
 * @throws LaneFullError at once, before `work` begins, when all places are taken
 */
export async function inLane<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
  // The second lane waits for the first besides.
  const ahead = lane === 'first' ? taken.first : taken.first + taken.second;
  if (ahead >= placesInLane()) {
    laneObservation.tell({ lane, isFull: true });
    throw new LaneFullError(lane, (ahead * computeSeconds) / concurrency);
  }
  taken[lane]++;
  try {
    return await work();
  } finally {
    taken[lane]--;
  }
}

/** Runs one computation when it is its turn: those of the first lane before all that wait in the second. */
export function inTurn<T>(lane: Lane, compute: () => Promise<T>): Promise<T> {
  const asked = performance.now();
  return queue.add(() => measured(lane, asked, compute), { priority: priority[lane] });
}

async function measured<T>(lane: Lane, asked: number, compute: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await compute();
  } finally {
    const tookSeconds = (performance.now() - began) / 1000;
    laneObservation.tell({ lane, waitedSeconds: (began - asked) / 1000, tookSeconds });
    const seconds = Math.min(tookSeconds, longestSampleSeconds);
    computeSeconds += (seconds - computeSeconds) / 8;
  }
}
