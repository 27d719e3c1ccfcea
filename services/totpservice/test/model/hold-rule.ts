import type { SensitiveChange } from '../../src/standing/sensitive-changes.ts';
import type { Person, World } from './hold-world.ts';

export const windowMilliseconds = 72 * 3_600_000;
/** What somebody does to a user, or the user says of it; a first enrolment is what these hold. */
export const kinds = [
  'address',
  'made_anew',
  'moved',
  'made_main_user',
  'reset',
  'new_phone',
  'disputed',
] as const satisfies SensitiveChange[];

/** The rule: two different changes within 72 hours of each other, one of which nobody has confirmed. */
export const isHeld = ({ facts }: World): boolean =>
  facts.some(
    (fact) =>
      !fact.isConfirmed &&
      facts.some(({ kind, at }) => kind !== fact.kind && Math.abs(at - fact.at) < windowMilliseconds),
  );

/** Whether a change of this kind would now be the second one. */
export const wouldBeSecond = (world: World, own: SensitiveChange): boolean =>
  isHeld(world) ||
  world.facts.some(({ kind, at }) => kind !== own && timeOf(world) - at < windowMilliseconds);

/** Whether somebody moved the person, which nobody has confirmed: then no main user confirms anything. */
export const wasMoved = (world: World): boolean =>
  world.facts.some(({ kind, isConfirmed }) => kind === 'moved' && !isConfirmed);

/** Whether the user said within 72 hours that something wasn't them, and nobody has confirmed since. */
export const isDisputed = (world: World): boolean =>
  world.facts.some(
    ({ kind, at, isConfirmed }) =>
      kind === 'disputed' && !isConfirmed && timeOf(world) - at < windowMilliseconds,
  );

const timeOf = ({ service }: World): number => service.clock.now.getTime();
export const note = (world: World, kind: SensitiveChange, actor: string, isConfirmed = false): void => {
  world.facts.push({ kind, at: timeOf(world), actor, isConfirmed });
};

/** Whether somebody did one of the two. */
export const holds = ({ facts }: World, { user }: Person): boolean =>
  facts.some(
    (fact) =>
      fact.actor === user.id &&
      facts.some(
        (other) =>
          other.kind !== fact.kind &&
          Math.abs(other.at - fact.at) < windowMilliseconds &&
          !(fact.isConfirmed && other.isConfirmed),
      ),
  );

export const confirmAll = ({ facts }: World): void => {
  for (const fact of facts) fact.isConfirmed = true;
};
