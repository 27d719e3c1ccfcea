import fc from 'fast-check';
import { type Act, type Attacker, World } from './recovery-world.ts';

const day = 24 * 60;
const days = 7;

/** When the owner logs in, of whom nobody knows anything else: in minutes from the attack's beginning, out of a share of 0 to 1. */
export const owners = {
  'logs in once, within 24 hours of the beginning': (share: number) => 1 + Math.floor(share * (day - 2)),
  'logs in once, within 7 days': (share: number) => 1 + Math.floor(share * days * day),
  'does not log in': () => undefined,
} as const satisfies Record<string, (share: number) => number | undefined>;

export const attackers = {
  'a known browser, without mailbox and password': { mailbox: false, password: false, knownBrowser: true },
  'the password': { mailbox: false, password: true, knownBrowser: false },
  'the mailbox': { mailbox: true, password: false, knownBrowser: false },
  'mailbox and password': { mailbox: true, password: true, knownBrowser: false },
  'the mailbox and a known browser': { mailbox: true, password: false, knownBrowser: true },
} as const satisfies Record<string, Attacker>;

/** An attacker who begins at once, comes back when the wait would be over and then every so often, and does in between what might help. */
const scenarios = fc.record({
  everyMinutes: fc.integer({ min: day / 4, max: day }),
  tricks: fc.array(
    fc.record({
      act: fc.constantFrom<Act>('guess', 'guess', 'guess', 'ask', 'dispute', 'stop'),
      at: fc.integer({ min: 0, max: days * day }),
    }),
    { maxLength: 12 },
  ),
  /** Tries codes around the clock for so long, so that the owner finds the login locked. */
  siegeMinutes: fc.constantFrom(0, 0, 0, 4 * 60, 24 * 60),
  ownerShare: fc.noBias(fc.integer({ min: 0, max: 1_000_000 })).map((share) => share / 1_000_000),
  ownerAct: fc.constantFrom<Act>('log_in', 'change_password'),
});
type Scenario = typeof scenarios extends fc.Arbitrary<infer T> ? T : never;

/** Whether the attacker has replaced the authenticator at the end of the week. */
function attackerWins(attacker: Attacker, ownerAt: number | undefined, scenario: Scenario): boolean {
  const { everyMinutes, tricks, siegeMinutes, ownerAct } = scenario;
  const acts: { act: Act; at: number }[] = [{ act: 'ask', at: 0 }, ...tricks];
  for (let at = day; at <= days * day; at += everyMinutes) acts.push({ act: 'ask', at });
  for (let at = 1; at < siegeMinutes; at += 15) acts.push({ act: 'guess', at });
  if (ownerAt !== undefined) acts.push({ act: ownerAct, at: ownerAt });
  acts.sort((one, other) => one.at - other.at);
  const world = new World(attacker);
  for (const { act, at } of acts) world.happens(act, at);
  return world.isTaken;
}

const plainly = { tricks: [], siegeMinutes: 0 };

/** How many of so many attackers of each kind win against each owner, be it by waiting or by tricks. */
export function playRecovery(runs: number, seed: number): { attacker: string; owner: string; won: number }[] {
  const played = fc.sample(scenarios, { numRuns: runs, seed });
  return Object.entries(attackers).flatMap(([attacker, has]) =>
    Object.entries(owners).map(([owner, whenOf]) => ({
      ...{ attacker, owner },
      won: played.filter((scenario) => {
        const ownerAt = whenOf(scenario.ownerShare);
        return [scenario, { ...scenario, ...plainly }].some((each) => attackerWins(has, ownerAt, each));
      }).length,
    })),
  );
}
