import { describe, expect, it } from 'vitest';
import { testConfig } from '../../../../test/harness.ts';
import type { RegistrationFacts } from './registration.queries.ts';
import { isRenewable, linkState, nextStep } from './registration-state.ts';

const now = new Date('2026-03-02T09:00:00Z');
const config = testConfig('');
const fromNow = (hours: number) => new Date(now.getTime() + hours * 3600 * 1000);
const instant = (milliseconds: number) => new Date(now.getTime() + milliseconds);

/** An open registration link of a user of an organisation where 2FA isn't required, nothing done yet. */
function facts(change: Partial<RegistrationFacts> = {}): RegistrationFacts {
  return {
    registrationId: 'r',
    userId: 'u',
    organisationId: 'o',
    kind: 'portal',
    email: 'Joost@tvm.test',
    emailCanonical: 'joost@tvm.test',
    mailedTo: 'joost@tvm.test',
    heldBecause: null,
    userDisabledAt: null,
    userEpoch: 3,
    credentialEpoch: 3,
    purpose: 'registration',
    lost: null,
    renewals: 0,
    renewedAt: null,
    expiresAt: fromNow(24),
    supersededAt: null,
    openedAt: null,
    cookieHash: null,
    passwordSetAt: null,
    keptPasswordHash: null,
    keptPepperKeyId: null,
    completedAt: null,
    hasPassword: false,
    authenticatorState: null,
    apps: [],
    ways: [],
    fullName: 'Gewone sub 1',
    activatedAt: null,
    exemptUntil: null,
    ...change,
  };
}

describe('what a link is still good for', () => {
  it.each<[string, Partial<RegistrationFacts>]>([
    ['open', {}],
    ['open', { expiresAt: instant(1) }],
    ['expired', { expiresAt: now }],
    ['withdrawn', { userEpoch: 4 }],
    ['withdrawn', { userDisabledAt: now }],
    ['replaced', { supersededAt: now }],
    ['used', { completedAt: now }],
    ['already_enrolled', { authenticatorState: 'active' }],
    ['open', { authenticatorState: 'disabled' }],
    ['open', { purpose: 'reset', authenticatorState: 'active' }],
  ])('is %s given %o', (state, change) => {
    expect(linkState(facts(change), now)).toBe(state);
  });

  it('names what helps the person most: used, then enrolled, replaced, expired, withdrawn', () => {
    const all = {
      completedAt: now,
      authenticatorState: 'active' as const,
      supersededAt: now,
      expiresAt: now,
      userEpoch: 4,
    };
    expect(linkState(facts(all), now)).toBe('used');
    expect(linkState(facts({ ...all, completedAt: null }), now)).toBe('already_enrolled');
    expect(linkState(facts({ supersededAt: now, expiresAt: now, userEpoch: 4 }), now)).toBe('replaced');
    expect(linkState(facts({ expiresAt: now, userEpoch: 4 }), now)).toBe('expired');
  });
});

describe('what may be renewed', () => {
  const expired = { expiresAt: fromNow(-1) };

  it.each<[boolean, string, Partial<RegistrationFacts>]>([
    [true, 'an expired link', {}],
    [true, 'one that expired at this instant', { expiresAt: now }],
    [true, 'one that expired almost 30 days ago', { expiresAt: instant(-30 * 24 * 3600 * 1000 + 1) }],
    [false, 'one that expired 30 days ago', { expiresAt: instant(-30 * 24 * 3600 * 1000) }],
    [false, 'one that is open', { expiresAt: fromNow(1) }],
    [true, 'the third of a chain', { renewals: 2 }],
    [false, 'the fourth of a chain', { renewals: 3 }],
    [false, 'one that was renewed', { renewedAt: now }],
    [false, 'one of a changed address', { emailCanonical: 'joosten@tvm.test' }],
    [false, 'one of a disabled user', { userDisabledAt: now }],
    [false, 'one of an enrolled user', { authenticatorState: 'active' }],
    [false, 'a replaced one', { supersededAt: now }],
    [false, 'a used one', { completedAt: now }],
    [false, 'a reset', { purpose: 'reset', lost: 'password' }],
  ])('is %s for %s', (renewable, _what, change) => {
    expect(isRenewable(facts({ ...expired, ...change }), now)).toBe(renewable);
  });
});

describe('what comes next', () => {
  const set = { passwordSetAt: now };
  const activated = { activatedAt: now };

  it.each<[string, string, Partial<RegistrationFacts>]>([
    ['password', 'a fresh link', {}],
    ['password', 'a fresh link of an activated organisation', activated],
    ['done', 'a password where 2FA is not required', set],
    ['enrolment', 'a password after the activation', { ...set, ...activated }],
    ['done', 'a password within an exemption', { ...set, exemptUntil: fromNow(1) }],
    ['enrolment', 'a password of an employee', { ...set, kind: 'employee' }],
    ['proof', 'a password while an authenticator is active', { ...set, authenticatorState: 'active' }],
    [
      'enrolment',
      'a password while the authenticator is disabled',
      { ...set, authenticatorState: 'disabled' },
    ],
    ['done', 'completion', { ...set, ...activated, completedAt: now }],
    ['held', 'two changes within 72 hours, before any password', { heldBecause: ['address', 'reset'] }],
    ['held', 'two changes, although 2FA is not required', { ...set, heldBecause: ['address', 'moved'] }],
    [
      'held',
      'two changes while the authenticator is disabled',
      { ...set, authenticatorState: 'disabled', heldBecause: ['address', 'new_phone'] },
    ],
    [
      'proof',
      'two changes of somebody who can prove with an authenticator',
      { ...set, authenticatorState: 'active', heldBecause: ['address', 'moved'] },
    ],
  ])('is %s after %s', (next, _what, change) => {
    expect(nextStep(facts(change), config, now)).toBe(next);
  });

  it('is an enrolment from the mandatory instant on, also when the registration began before it', () => {
    const mandatoryFrom = now;
    expect(nextStep(facts(set), { ...config, mandatoryFrom }, instant(-1))).toBe('done');
    expect(nextStep(facts(set), { ...config, mandatoryFrom }, now)).toBe('enrolment');
  });
});
