import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { startService } from './harness.ts';
import { acts } from './model/hold-changes.ts';
import { confirmBy, tryToEnrol } from './model/hold-enrolment.ts';
import { kinds, windowMilliseconds } from './model/hold-rule.ts';
import { createPeople, createPerson, createPlaces, type World } from './model/hold-world.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const common = { service, places: await createPlaces(service), ...(await createPeople(service)) };

/** So long before its moment everything is prepared that takes time. */
const preparation = 60_000;
const gaps = fc.constantFrom(2 * 3600_000, windowMilliseconds - 1, windowMilliseconds);
const either = fc.constantFrom(0 as const, 1 as const);
const deciders = fc.constantFrom('main_user' as const, 'employee' as const);

async function happens(world: World, kind: (typeof kinds)[number], who: 0 | 1, at: number): Promise<void> {
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
        gap: gaps,
        one: either,
        other: either,
        decider: deciders,
      });
      await fc.assert(
        fc.asyncProperty(choices, async ({ isEnrolled, gap, one, other, decider }) => {
          const world = await createPerson(common, isEnrolled);
          const at = service.clock.now.getTime() + 2 * preparation;
          // Whoever has nothing to reset or replace sets it up first, if they may.
          if (first === 'reset' || first === 'new_phone') await tryToEnrol(world);
          await happens(world, first, one, at);
          if (second === 'reset' || second === 'new_phone') await tryToEnrol(world);
          await happens(world, second, other, at + gap);
          await tryToEnrol(world);
          await confirmBy(world, decider);
          await tryToEnrol(world);
        }),
        { numRuns: 3 },
      );
    },
  );
});

it('after any changes, attempts and decisions nobody enrols while two changes hold it, and nobody is stuck', async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom(...kinds), gap: gaps, who: either }) },
    { weight: 2, arbitrary: fc.record({ attempt: fc.constant(true) }) },
    { weight: 1, arbitrary: fc.record({ decider: deciders }) },
  );
  const steps = fc.array(step, { minLength: 3, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.boolean(), steps, async (isEnrolled, taken) => {
      const world = await createPerson(common, isEnrolled);
      for (const each of taken) {
        if ('kind' in each)
          await happens(world, each.kind, each.who, service.clock.now.getTime() + preparation + each.gap);
        else if ('decider' in each) await confirmBy(world, each.decider);
        else await tryToEnrol(world);
      }
      await confirmBy(world, 'employee');
      await tryToEnrol(world);
    }),
    { numRuns: 15 },
  );
});
