import type { Schema } from '@tvm/contract';
import { describe, expect, test } from 'vitest';
import { deadLinkOf, mayShow, nextStep } from './registration-steps.ts';

type Registration = Schema<'Registration'>;

const registration = (part: Partial<Registration>): Registration => ({
  next: 'password',
  purpose: 'reset',
  lost: null,
  passwordKeepable: false,
  email: 'joost@tvm.test',
  expiresAt: '2026-11-23T10:00:00Z',
  twoFactorRequired: true,
  ways: [],
  takesCodes: true,
  ...part,
});

describe('where a registration goes on', () => {
  test('whoever lost the phone is led to a new one, not asked for its code', () => {
    expect(nextStep(registration({ next: 'proof', lost: 'authenticator' }))).toBe('authenticator');
    expect(nextStep(registration({ next: 'proof', lost: 'password' }))).toBe('proof');
  });

  test('where only a passkey counts, whoever lost it is led to a new one, and not to an app', () => {
    const lost = registration({ next: 'proof', lost: 'authenticator', takesCodes: false });
    expect(nextStep(lost)).toBe('passkey');
    expect(mayShow('passkey', lost)).toBe(true);
  });

  test('every step that comes next may be shown', () => {
    for (const next of ['password', 'proof', 'enrolment'] as const) {
      for (const lost of ['password', 'authenticator', null] as const) {
        const at = registration({ next, lost });
        const step = nextStep(at);
        expect(step !== 'done' && mayShow(step, at), `${next}, lost ${lost}`).toBe(true);
      }
    }
  });

  test('no step is skipped, and a completed registration shows none', () => {
    expect(mayShow('authenticator', registration({ next: 'password' }))).toBe(false);
    expect(mayShow('proof', registration({ next: 'enrolment' }))).toBe(false);
    for (const step of ['password', 'proof', 'authenticator'] as const) {
      expect(mayShow(step, registration({ next: 'done' }))).toBe(false);
    }
  });

  test('Back from the authenticator finds the password step', () => {
    expect(mayShow('password', registration({ next: 'enrolment' }))).toBe(true);
  });
});

test('a problem about the link is told from a problem about the step', () => {
  expect(deadLinkOf('registration_replaced')).toBe('replaced');
  expect(deadLinkOf('already_enrolled')).toBe('already_enrolled');
  expect(deadLinkOf('registration_step_refused')).toBeUndefined();
  expect(deadLinkOf('service_unavailable')).toBeUndefined();
});
