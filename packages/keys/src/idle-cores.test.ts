import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, getPriority } from 'node:os';
import { afterAll, expect, it } from 'vitest';
import { useIdleCores } from './idle-cores.ts';
import { computeAtOnce, inTurn } from './lanes.ts';

// Other files of the process count on a core that stays free.
afterAll(() => computeAtOnce(Math.max(1, availableParallelism() - 1)));

const isLinux = process.platform === 'linux';
const priorities = () =>
  readdirSync('/proc/self/task').map((thread) => ({
    isOfPool: readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trim() === 'libuv-worker',
    priority: getPriority(Number(thread)),
  }));

it.runIf(isLinux)('threads that compute passwords yield, and the event loop does not', async () => {
  const before = getPriority();
  expect(await useIdleCores()).toBe(true);
  const ofPool = priorities().filter(({ isOfPool }) => isOfPool);
  expect(ofPool.length).toBeGreaterThan(0);
  expect(ofPool.every(({ priority }) => priority === 10)).toBe(true);
  expect(getPriority(process.pid)).toBe(before);
});

it.runIf(isLinux)('as many passwords are computed at once as there are cores, and no more', async () => {
  await useIdleCores();
  let running = 0;
  let most = 0;
  const compute = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
  };
  await Promise.all(Array.from({ length: 30 }, () => inTurn('second', compute)));
  expect(most).toBe(availableParallelism());
});
