import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type attackers, owners, playRecovery } from '../model/play-recovery.ts';
import { decideRecovery, type RecoveryFacts } from './decide-recovery.ts';

const now = new Date('2026-06-11T12:00:00Z');
const hours = (count: number, milliseconds = 0) => new Date(now.getTime() - count * 3600_000 - milliseconds);

/** An unknown browser, of a user of whom nothing else is known. */
const unknown: RecoveryFacts = {
  ...{ policy: 'mail_and_time', kind: 'portal', isKnownBrowser: false, isConfirmed: false, now },
  ...{ wait: undefined, provedAt: null, wrongCodes: 0, isDisabled: false },
};
const waiting = (startedAt: Date, more: Partial<NonNullable<RecoveryFacts['wait']>> = {}): RecoveryFacts => ({
  ...unknown,
  wait: { startedAt, isOfPresentCredentials: true, stoppedAt: null, ...more },
});
const stopped = { next: 'confirmation', because: 'stopped' } as const;
const guessed = { next: 'confirmation', because: 'wrong_codes' } as const;
const begins = { next: 'wait', until: new Date('2026-06-12T12:00:00Z'), begins: true } as const;

describe('a recovery', () => {
  it.each<[string, RecoveryFacts, ReturnType<typeof decideRecovery>]>([
    ['by mail alone is at once', { ...unknown, policy: 'mail' }, { next: 'now', because: 'policy' }],
    [
      'with support takes a confirmation, in a known browser too',
      { ...unknown, policy: 'mail_and_support', isKnownBrowser: true },
      { next: 'confirmation', because: 'policy' },
    ],
    [
      'of an employee takes a confirmation under every policy, in a known browser and after a wait',
      { ...waiting(hours(25)), kind: 'employee', policy: 'mail', isKnownBrowser: true },
      { next: 'confirmation', because: 'policy' },
    ],
    [
      'of an employee goes on once it is confirmed',
      { ...unknown, kind: 'employee', isConfirmed: true },
      { next: 'now', because: 'confirmed' },
    ],
    [
      'in a known browser is at once',
      { ...unknown, isKnownBrowser: true },
      { next: 'now', because: 'known_browser' },
    ],
    ['in an unknown browser begins to wait', unknown, begins],
    [
      'waits to the last millisecond',
      { ...waiting(hours(24)), now: new Date(now.getTime() - 1) },
      { next: 'wait', until: now, begins: false },
    ],
    ['goes on after 24 hours', waiting(hours(24)), { next: 'now', because: 'waited' }],
    ['goes on until 72 hours', { ...waiting(hours(72, -1)) }, { next: 'now', because: 'waited' }],
    ['begins anew after 72 hours', waiting(hours(72)), begins],
    ['begins anew with other credentials', waiting(hours(30), { isOfPresentCredentials: false }), begins],
    ['stays stopped by the owner', waiting(hours(30), { stoppedAt: hours(29) }), stopped],
    [
      'stays stopped with other credentials',
      waiting(hours(30), { stoppedAt: hours(29), isOfPresentCredentials: false }),
      stopped,
    ],
    ['stays stopped for months', waiting(hours(5000), { stoppedAt: hours(4999) }), stopped],
    [
      'stops when the owner proves to have the authenticator',
      { ...waiting(hours(30)), provedAt: hours(1) },
      stopped,
    ],
    [
      'does not stop by a login before it began',
      { ...waiting(hours(30)), provedAt: hours(30) },
      { next: 'now', because: 'waited' },
    ],
    [
      'goes on when it is confirmed, stopped or not',
      { ...waiting(hours(30), { stoppedAt: hours(29) }), isConfirmed: true },
      { next: 'now', because: 'confirmed' },
    ],
    [
      'does not wait where five codes were wrong: its owner may be locked out',
      { ...waiting(hours(30)), wrongCodes: 5 },
      guessed,
    ],
    ['waits where four codes were wrong', { ...unknown, wrongCodes: 4 }, begins],
    ['does not wait where the authenticator is disabled', { ...unknown, isDisabled: true }, guessed],
  ])('%s', (_what, facts, decision) => {
    expect(decideRecovery(facts)).toEqual(decision);
  });

  it('is never at once in an unknown browser without 24 hours that nobody stopped, or a confirmation', () => {
    const instant = fc.integer({ min: 0, max: 100 * 60 }).map((minutes) => hours(minutes / 60));
    const facts = fc.record({
      ...{ policy: fc.constant('mail_and_time' as const), kind: fc.constant('portal' as const) },
      ...{ isKnownBrowser: fc.constant(false), isConfirmed: fc.constant(false), now: fc.constant(now) },
      wait: fc.option(
        fc.record({
          ...{ startedAt: instant, isOfPresentCredentials: fc.boolean() },
          stoppedAt: fc.option(instant),
        }),
        { nil: undefined },
      ),
      ...{ provedAt: fc.option(instant), isDisabled: fc.boolean() },
      wrongCodes: fc.nat(10),
    });
    fc.assert(
      fc.property(facts, (each) => {
        if (decideRecovery(each).next !== 'now') return;
        const { wait, provedAt } = each;
        expect(wait).toMatchObject({ isOfPresentCredentials: true, stoppedAt: null });
        expect(wait?.startedAt.getTime()).toBeLessThanOrEqual(hours(24).getTime());
        if (provedAt) expect(provedAt.getTime()).toBeLessThanOrEqual(wait?.startedAt.getTime() ?? 0);
      }),
    );
  });
});

describe('an attacker', () => {
  const figures = playRecovery(2000, 1);
  const winsOf = (attacker: keyof typeof attackers, owner: keyof typeof owners) =>
    figures.find((each) => each.attacker === attacker && each.owner === owner)?.won;

  it.each(['the mailbox', 'mailbox and password'] as const)(
    'with %s never wins against an owner who logs in while it waits, whatever else either does',
    (attacker) => {
      expect(winsOf(attacker, 'logs in once, within 24 hours of the beginning')).toBe(0);
    },
  );

  it.each(['a known browser, without mailbox and password', 'the password'] as const)(
    'with %s never wins, whatever the owner does',
    (attacker) => {
      for (const owner of Object.keys(owners)) expect(winsOf(attacker, owner as keyof typeof owners)).toBe(0);
    },
  );

  it('with the mailbox wins against an owner who stays away: the model can lose', () => {
    expect(winsOf('the mailbox', 'does not log in')).toBeGreaterThan(0);
  });
});
