import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideTwoFactor, type TwoFactorFacts } from './decide-two-factor.ts';

const mandatoryFrom = new Date('2025-10-31T23:00:00Z');
const activatedAt = new Date('2025-06-11T12:27:00Z');
const before = new Date('2025-09-01T00:00:00Z');
const after = new Date('2025-12-01T00:00:00Z');
const later = new Date('2025-12-15T00:00:00Z');
const justBefore = (date: Date) => new Date(date.getTime() - 1);

const portal = { kind: 'portal' } as const;
const nothing = { subject: portal, activation: undefined, exemption: undefined, mandatoryFrom: undefined };
const activation = { activatedAt };
const running = { endsAt: later };

const required = { required: true, exemptUntil: null };
const free = { required: false, exemptUntil: null };

describe('the precedence', () => {
  it.each<[string, TwoFactorFacts, ReturnType<typeof decideTwoFactor>]>([
    [
      'an employee comes first',
      { subject: { kind: 'employee' }, activation, exemption: running, mandatoryFrom, now: after },
      { ...required, because: 'employee', requiredFrom: null },
    ],
    [
      'an employee needs nothing else to be true',
      { ...nothing, subject: { kind: 'employee' }, now: before },
      { ...required, because: 'employee', requiredFrom: null },
    ],
    [
      'an activation ends a running exemption',
      { ...nothing, activation, exemption: running, mandatoryFrom, now: after },
      { ...required, because: 'activated', requiredFrom: activatedAt },
    ],
    [
      'an activation counts before the mandatory date',
      { ...nothing, activation, mandatoryFrom, now: before },
      { ...required, because: 'activated', requiredFrom: activatedAt },
    ],
    [
      'an exemption lets in after the mandatory date, until it ends',
      { ...nothing, exemption: running, mandatoryFrom, now: after },
      { required: false, because: 'exempt', requiredFrom: later, exemptUntil: later },
    ],
    [
      'an exemption that ends before the mandatory date defers to it',
      { ...nothing, exemption: { endsAt: justBefore(mandatoryFrom) }, mandatoryFrom, now: before },
      {
        required: false,
        because: 'exempt',
        requiredFrom: mandatoryFrom,
        exemptUntil: justBefore(mandatoryFrom),
      },
    ],
    [
      'an exemption without a mandatory date leads to nothing',
      { ...nothing, exemption: running, now: after },
      { required: false, because: 'exempt', requiredFrom: null, exemptUntil: later },
    ],
    [
      'whoever was exempt when the date came is required to since the end of the exemption',
      { ...nothing, exemption: { endsAt: after }, mandatoryFrom, now: later },
      { ...required, because: 'mandatory', requiredFrom: after },
    ],
    [
      'an exemption that had ended before the mandatory date no longer counts',
      { ...nothing, exemption: { endsAt: before }, mandatoryFrom, now: later },
      { ...required, because: 'mandatory', requiredFrom: mandatoryFrom },
    ],
    [
      'an exemption that has ended no longer counts before the mandatory date',
      { ...nothing, exemption: { endsAt: activatedAt }, mandatoryFrom, now: before },
      { ...free, because: 'voluntary', requiredFrom: mandatoryFrom },
    ],
    [
      'the mandatory date requires it of everybody',
      { ...nothing, mandatoryFrom, now: after },
      { ...required, because: 'mandatory', requiredFrom: mandatoryFrom },
    ],
    [
      'before the mandatory date it is voluntary, and known from when it is not',
      { ...nothing, mandatoryFrom, now: before },
      { ...free, because: 'voluntary', requiredFrom: mandatoryFrom },
    ],
    [
      'without a mandatory date it is voluntary',
      { ...nothing, now: after },
      { ...free, because: 'voluntary', requiredFrom: null },
    ],
  ])('%s', (_rule, facts, decision) => {
    expect(decideTwoFactor(facts)).toEqual(decision);
  });
});

describe('the instants', () => {
  it('requires it at the mandatory instant, not a millisecond before', () => {
    expect(decideTwoFactor({ ...nothing, mandatoryFrom, now: mandatoryFrom }).required).toBe(true);
    expect(decideTwoFactor({ ...nothing, mandatoryFrom, now: justBefore(mandatoryFrom) }).required).toBe(
      false,
    );
  });

  it('requires it again at the end of an exemption, not a millisecond before', () => {
    const exempt = { ...nothing, exemption: running, mandatoryFrom };
    expect(decideTwoFactor({ ...exempt, now: later }).required).toBe(true);
    expect(decideTwoFactor({ ...exempt, now: justBefore(later) }).required).toBe(false);
  });

  it('requires it from an activation that another clock dated a moment ahead', () => {
    expect(decideTwoFactor({ ...nothing, activation, now: justBefore(activatedAt) }).required).toBe(true);
  });
});

describe('for any facts', () => {
  const date = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const anyFacts: fc.Arbitrary<TwoFactorFacts> = fc.record({
    subject: fc.record({ kind: fc.constantFrom('portal', 'employee') }),
    activation: maybe(fc.record({ activatedAt: date })),
    exemption: maybe(fc.record({ endsAt: date })),
    mandatoryFrom: maybe(date),
    now: date,
  });
  const always = (check: (facts: TwoFactorFacts) => void) => fc.assert(fc.property(anyFacts, check));

  it('is free only while exempt or voluntary', () =>
    always((facts) => {
      const { required, because } = decideTwoFactor(facts);
      expect(required).toBe(because !== 'exempt' && because !== 'voluntary');
    }));

  it('gives an end exactly when exempt, and in the future', () =>
    always((facts) => {
      const { because, exemptUntil } = decideTwoFactor(facts);
      expect(exemptUntil !== null).toBe(because === 'exempt');
      if (exemptUntil) expect(exemptUntil > facts.now).toBe(true);
    }));

  it('becomes required exactly at the instant it announces', () =>
    always((facts) => {
      const { required, requiredFrom } = decideTwoFactor(facts);
      if (required || !requiredFrom) return;
      expect(requiredFrom > facts.now).toBe(true);
      expect(decideTwoFactor({ ...facts, now: requiredFrom }).required).toBe(true);
      expect(decideTwoFactor({ ...facts, now: justBefore(requiredFrom) }).required).toBe(false);
    }));

  it('never becomes free again as time goes by', () =>
    fc.assert(
      fc.property(anyFacts, date, (facts, now) => {
        if (now >= facts.now && decideTwoFactor(facts).required) {
          expect(decideTwoFactor({ ...facts, now }).required).toBe(true);
        }
      }),
    ));

  it('is never weakened by an activation, nor strengthened by an exemption', () =>
    always((facts) => {
      expect(decideTwoFactor({ ...facts, activation }).required).toBe(true);
      const { required } = decideTwoFactor({ ...facts, exemption: undefined });
      expect(required || !decideTwoFactor(facts).required).toBe(true);
    }));

  it('stays closed when a date is invalid', () =>
    always((facts) => {
      const invalid = new Date(Number.NaN);
      const known = { ...facts, mandatoryFrom };
      expect(decideTwoFactor({ ...known, now: invalid }).required).toBe(true);
      expect(decideTwoFactor({ ...facts, exemption: undefined, mandatoryFrom: invalid }).required).toBe(true);
      expect(decideTwoFactor({ ...known, exemption: { endsAt: invalid } }).because).not.toBe('exempt');
    }));
});
