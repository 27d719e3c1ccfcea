import { readdirSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { availableParallelism, setPriority } from 'node:os';
import { computeAtOnce } from './lanes.ts';

/** Where both want a core, what has no other than the normal priority gets nine tenths of it: each step is a factor of 1.25 (sched(7)). */
const niceness = 10;
const threadsOfPool = 'libuv-worker';

/**
 * Lets passwords be computed on all cores, by threads that yield at once to whatever else wants one: the event loop, PostgreSQL beside it. To be called by a service once, before
 * its first password. Linux gives each thread a priority of its own; elsewhere, or where it may not be asked for, one core stays free as before.
 * @returns whether the threads yield now
 */
export async function useIdleCores(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  // The pool's threads begin with the first work.
  await stat('/');
  const threads = poolThreads();
  try {
    for (const thread of threads) setPriority(thread, niceness);
  } catch {
    return false;
  }
  if (threads.length > 0) computeAtOnce(availableParallelism());
  return threads.length > 0;
}

const tasks = '/proc/self/task';

/** By the name that libuv gives them; none where there is no such folder, or no such name. */
function poolThreads(): number[] {
  try {
    return readdirSync(tasks)
      .filter((thread) => readFileSync(`${tasks}/${thread}/comm`, 'utf8').trim() === threadsOfPool)
      .map(Number);
  } catch {
    return [];
  }
}
