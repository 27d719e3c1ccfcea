import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { startService } from './harness.ts';
import {
  acts,
  confirmBy,
  createPeople,
  createPerson,
  createPlaces,
  kinds,
  tryToEnrol,
  type World,
  windowMilliseconds,
} from './model/hold-world.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const common = { service, places: await createPlaces(service), ...(await createPeople(service)) };

/** So long before its moment everything is prepared that takes time. */
const preparation = 60_000;

async function happens(world: World, kind: (typeof kinds)[number], who: 0 | 1, at: number): Promise<void> {
  // Whoever has nothing to reset or replace sets it up first, if they may.
  if (kind === 'reset' || kind === 'new_phone') await tryToEnrol(world);
  service.clock.now = new Date(at - preparation);
  const act = await acts[kind](world, who);
  service.clock.now = new Date(at);
  await act();
}

const pairs = kinds.flatMap((first) =>
  kinds.filter((second) => second !== first).map((second) => [first, second] as const),
);

describe('two changes of one user', () => {
  it.each(pairs)(
    '%s and %s within 72 hours hold the enrolment until somebody else confirms, whoever did them',
    async (first, second) => {
      const choices = fc.record({
        isEnrolled: fc.boolean(),
        gap: fc.constantFrom(2 * 3600_000, windowMilliseconds - 1, windowMilliseconds),
        one: fc.constantFrom(0 as const, 1 as const),
        other: fc.constantFrom(0 as const, 1 as const),
        decider: fc.constantFrom('main_user' as const, 'employee' as const),
      });
      await fc.assert(
        fc.asyncProperty(choices, async ({ isEnrolled, gap, one, other, decider }) => {
          const world = await createPerson(common, isEnrolled);
          const at = service.clock.now.getTime() + 2 * preparation;
          await happens(world, first, one, at);
          await happens(world, second, other, at + gap);
          await tryToEnrol(world);
          await confirmBy(world, decider);
          await tryToEnrol(world);
        }),
        { numRuns: 4 },
      );
    },
  );
});
