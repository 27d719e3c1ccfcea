import type { Schema } from '@tvm/contract';
import { describe, expect, it } from 'vitest';
import { actionsFor } from './user-actions.ts';

const support = { role: 'support', isSelf: false } as const;

function user(change: Partial<Schema<'SupportUser'>> = {}): Schema<'SupportUser'> {
  const twoFactor = { required: true, because: 'activated', requiredFrom: null, exemptUntil: null } as const;
  return {
    id: 'u',
    kind: 'portal',
    fullName: 'Gewone sub 31',
    email: 'gewonesub31@tvm.test',
    organisation: null,
    role: 'sub_user',
    disabled: false,
    progress: 'enrolled',
    twoFactor,
    authenticator: { state: 'active', activatedAt: '2026-01-01T00:00:00Z' },
    recoveryCodesLeft: 10,
    passwordSet: true,
    lastLoginAt: null,
    mailUndelivered: false,
    emailChangedAt: null,
    heldBecause: [],
    sessions: 0,
    locks: [],
    refusedLogins: null,
    phoneDriftSeconds: null,
    needsSecondEmployee: { reset: false, new_phone: false },
    newPhone: 'free',
    openRequest: null,
    events: [],
    ...change,
  };
}

describe('support may', () => {
  it('reset whoever has an authenticator, and let a new phone in where that needs approval', () => {
    expect(actionsFor(user(), support)).toEqual(['reset']);
    expect(actionsFor(user({ newPhone: 'approval_needed' }), support)).toEqual(['newPhone', 'reset']);
    expect(actionsFor(user({ newPhone: 'waits' }), support)).toEqual(['newPhone', 'reset']);
  });

  it('mail whoever must register: required and none, disabled, or without a password', () => {
    expect(actionsFor(user({ authenticator: null }), support)).toEqual(['resend']);
    const disabled = { state: 'disabled', activatedAt: '2026-01-01T00:00:00Z' } as const;
    expect(actionsFor(user({ authenticator: disabled }), support)).toEqual(['resend', 'reset']);
    const free = { ...user().twoFactor, required: false };
    expect(actionsFor(user({ authenticator: null, twoFactor: free }), support)).toEqual([]);
    expect(actionsFor(user({ authenticator: null, twoFactor: free, passwordSet: false }), support)).toEqual([
      'resend',
    ]);
  });

  it('unlock and forget a bounce where there is one', () => {
    const locks = [{ by: 'code' as const, until: '2026-01-01T00:00:00Z' }];
    expect(actionsFor(user({ locks, mailUndelivered: true }), support)).toEqual([
      'unlock',
      'reset',
      'clearBounce',
    ]);
  });

  it('lift no stop that only a new password ends', () => {
    const locks = [{ by: 'password_capped' as const, until: null }];
    expect(actionsFor(user({ locks }), support)).toEqual(['reset']);
  });

  it('ask for another role of a colleague as a lead alone, once at a time', () => {
    const colleague = user({ kind: 'employee', role: 'support' });
    const lead = { role: 'support_lead', isSelf: false } as const;
    expect(actionsFor(colleague, lead)).toEqual(['reset', 'otherRole']);
    expect(actionsFor(colleague, support)).toEqual(['reset']);
    expect(actionsFor(user(), lead)).toEqual(['reset']);
    expect(actionsFor(colleague, { ...lead, isSelf: true })).toEqual([]);
    const openRequest = { kind: 'employee_role' } as Schema<'Approval'>;
    expect(actionsFor({ ...colleague, openRequest }, lead)).toEqual([]);
  });

  it('do nothing for oneself, for who is disabled, or as an auditor', () => {
    expect(actionsFor(user(), { role: 'support', isSelf: true })).toEqual([]);
    expect(actionsFor(user({ disabled: true }), support)).toEqual([]);
    expect(actionsFor(user(), { role: 'auditor', isSelf: false })).toEqual([]);
  });
});
