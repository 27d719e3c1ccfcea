import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideSecondFactor,
  isPhishingResistant,
  meetsSecondFactor,
  type SecondFactorPolicies,
  type SecondFactorPolicy,
} from './decide-second-factor.ts';

const from = new Date('2027-02-28T23:00:00Z');
const after = new Date('2027-06-01T00:00:00Z');
const dated = { phishingResistantFrom: from };
const always = { phishingResistantFrom: null };
const policies = (
  secondFactorUsers: SecondFactorPolicy,
  secondFactorEmployees: SecondFactorPolicy = 'any',
): SecondFactorPolicies => ({ secondFactorUsers, secondFactorEmployees });
const user = { kind: 'portal', hasPasskey: false } as const;
const withPasskey = { ...user, hasPasskey: true };
const anything = { policy: 'any', takesCodes: true, needsVerification: false };
const resistant = { policy: 'phishing_resistant', needsVerification: true };

describe('decideSecondFactor', () => {
  it('takes anything where any counts, and knows of no date', () => {
    expect(decideSecondFactor(policies('any'), withPasskey, after)).toEqual({
      ...anything,
      phishingResistantFrom: null,
    });
  });

  it('takes no code of whoever has a passkey, from the very instant and not a millisecond before', () => {
    const before = new Date(from.getTime() - 1);
    const known = { phishingResistantFrom: from };
    expect(decideSecondFactor(policies(dated), withPasskey, before)).toEqual({ ...anything, ...known });
    expect(decideSecondFactor(policies(dated), withPasskey, from)).toEqual({
      ...resistant,
      ...known,
      takesCodes: false,
    });
  });

  it('takes a code of whoever has no passkey yet: it is what leads to one', () => {
    expect(decideSecondFactor(policies(always), user, after)).toEqual({
      ...resistant,
      phishingResistantFrom: null,
      takesCodes: true,
    });
  });

  it('decides for employees and portal users apart', () => {
    const employee = { kind: 'employee', hasPasskey: true } as const;
    expect(decideSecondFactor(policies('any', always), withPasskey, after).policy).toBe('any');
    expect(decideSecondFactor(policies('any', always), employee, after).policy).toBe('phishing_resistant');
    expect(decideSecondFactor(policies(always), employee, after).policy).toBe('any');
  });

  const date = fc.date({ min: new Date('2025-01-01'), max: new Date('2029-01-01'), noInvalidDate: true });
  const policy = fc.oneof(
    fc.constant('any' as const),
    fc.record({ phishingResistantFrom: fc.option(date, { nil: null }) }),
  );
  const anyPolicies = fc.record({ secondFactorEmployees: policy, secondFactorUsers: policy });
  const anybody = fc.record({
    kind: fc.constantFrom('portal' as const, 'employee' as const),
    hasPasskey: fc.boolean(),
  });

  it('never lets a code count again as time goes by', () =>
    fc.assert(
      fc.property(anyPolicies, anybody, date, date, (configured, facts, now, then) => {
        const earlier = decideSecondFactor(configured, facts, now);
        if (then < now || earlier.takesCodes) return;
        expect(decideSecondFactor(configured, facts, then).takesCodes).toBe(false);
      }),
    ));

  it('leaves nobody without a way: whoever has no passkey proves with a code', () =>
    fc.assert(
      fc.property(anyPolicies, anybody, date, (configured, facts, now) => {
        const { takesCodes, policy: counts } = decideSecondFactor(configured, facts, now);
        expect(takesCodes).toBe(counts === 'any' || !facts.hasPasskey);
      }),
    ));

  it('stays closed when a date is invalid', () => {
    const invalid = new Date(Number.NaN);
    const unreadable = policies({ phishingResistantFrom: invalid });
    expect(decideSecondFactor(unreadable, withPasskey, after).takesCodes).toBe(false);
    expect(decideSecondFactor(policies(dated), withPasskey, invalid).takesCodes).toBe(false);
  });
});

describe('what was proved', () => {
  it.each([
    ['hwk', true, true],
    ['swk', true, true],
    ['hwk', false, false],
    ['swk', false, false],
    ['otp', true, false],
    ['recovery_code', true, false],
    [null, true, false],
  ])('by %s, person known %s: phishing-resistant %s', (secondFactor, isPersonVerified, is) => {
    const proved = { secondFactor, isPersonVerified };
    expect(isPhishingResistant(proved)).toBe(is);
    expect(meetsSecondFactor({ policy: 'phishing_resistant' }, proved)).toBe(is);
    expect(meetsSecondFactor({ policy: 'any' }, proved)).toBe(true);
  });
});
