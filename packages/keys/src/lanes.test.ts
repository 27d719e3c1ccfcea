import { availableParallelism } from 'node:os';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inLane, inTurn, LaneFullError, placesInLane } from './lanes.ts';

const concurrency = Math.max(1, availableParallelism() - 1);
let clock = 0;
beforeEach(async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  await measure(0.25);
});
afterEach(() => vi.restoreAllMocks());

/** Lets computations take so long, until nothing else is in the mean. */
async function measure(seconds: number): Promise<void> {
  const compute = async () => {
    clock += seconds * 1000;
  };
  for (let each = 0; each < 200; each++) await inTurn('first', compute);
}

/** Something that goes on until it is ended. */
const pending = () => Promise.withResolvers<void>();

/** Takes every place of a lane, and gives them back at the end. */
function fill(lane: 'first' | 'second') {
  const { promise, resolve } = pending();
  const held = Array.from({ length: placesInLane() }, () => inLane(lane, () => promise));
  return async () => {
    resolve();
    await Promise.all(held);
  };
}

it('computes first for those of the first lane, however many of the second came before', async () => {
  const gate = pending();
  const running = Array.from({ length: concurrency }, () => inTurn('second', () => gate.promise));
  const order: string[] = [];
  const add = (lane: 'first' | 'second', name: string) => inTurn(lane, async () => void order.push(name));
  const waiting = [add('second', 's1'), add('second', 's2'), add('first', 'f1'), add('first', 'f2')];
  gate.resolve();
  await Promise.all([...running, ...waiting]);
  expect(order).toEqual(['f1', 'f2', 's1', 's2']);
});

it('never computes more at once than the cores but one', async () => {
  let running = 0;
  let most = 0;
  const compute = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
  };
  await Promise.all(Array.from({ length: 30 }, (_, each) => inTurn(each % 2 ? 'first' : 'second', compute)));
  expect(most).toBe(concurrency);
});

it.each(['first', 'second'] as const)(
  'refuses at once when the %s lane is full, and begins nothing',
  async (lane) => {
    const release = fill(lane);
    let begun = false;
    const late = inLane(lane, async () => {
      begun = true;
    });
    await expect(late).rejects.toThrow(LaneFullError);
    expect(begun).toBe(false);
    await release();
    expect(await inLane(lane, async () => 'done')).toBe('done');
  },
);

it('has places for the first lane when the second is full', async () => {
  const release = fill('second');
  expect(await inLane('first', async () => 'done')).toBe('done');
  await release();
});

it('has no place in the second lane for who would wait too long for the first', async () => {
  const places = placesInLane();
  const gate = pending();
  const hold = (lane: 'first' | 'second') => inLane(lane, () => gate.promise);
  const held = [...Array.from({ length: places - 1 }, () => hold('first')), hold('second')];
  const refused = (await inLane('second', async () => {}).catch(
    (error: LaneFullError) => error,
  )) as LaneFullError;
  expect(refused).toBeInstanceOf(LaneFullError);
  expect(refused.waitSeconds).toBeCloseTo(20, 0);
  gate.resolve();
  await Promise.all(held);
  expect(await inLane('second', async () => 'done')).toBe('done');
});

it('one computation of an hour closes no lane', async () => {
  const compute = async () => {
    clock += 3600_000;
  };
  await inTurn('first', compute);
  // (7 · 0.25 s + 5 s) / 8
  expect(placesInLane()).toBe(Math.floor((20 * concurrency) / 0.84375));
});

it('gives the place back when the work fails', async () => {
  const fails = () => inLane('second', () => Promise.reject(new Error('no database')));
  for (let each = 0; each <= placesInLane(); each++) await expect(fails()).rejects.toThrow('no database');
});

it.each([
  [0.25, 80],
  [0.5, 40],
  [1, 20],
])(
  'takes as many as are through in 20 s where one takes %d s, and tells the next how long that is',
  async (seconds, places) => {
    await measure(seconds);
    expect(placesInLane() / concurrency).toBeCloseTo(places, -1);
    const release = fill('second');
    const { waitSeconds } = (await inLane('second', async () => {}).catch(
      (error: LaneFullError) => error,
    )) as LaneFullError;
    expect(waitSeconds).toBeCloseTo(20, 0);
    const releaseFirst = fill('first');
    const later = (await inLane('second', async () => {}).catch(
      (error: LaneFullError) => error,
    )) as LaneFullError;
    expect(later.waitSeconds).toBeCloseTo(40, 0);
    await Promise.all([release(), releaseFirst()]);
  },
);
