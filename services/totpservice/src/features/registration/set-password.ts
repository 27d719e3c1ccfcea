import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import { hashPassword, type StoredPassword } from '@tvm/keys';
import type { Deps } from '../../deps.ts';
import { queueMails } from '../../mails/queue-mail.ts';
import { applyPassword } from '../../security/apply-password.ts';
import { claimAttempt, setPasswordPolicy } from '../../security/attempt-budget.ts';
import { byPerson, recordEvent } from '../../security/audit.ts';
import { raiseCredentialEpoch } from '../../security/credential-epoch.ts';
import { brokenPasswordRules } from '../../security/password-rules.ts';
import { findPasswordContext, type RegistrationFacts, updateRegistration } from './registration.queries.ts';
import { describeRegistration, nextStep } from './registration-state.ts';
import { type DeadRegistration, findOpenRegistration, withOpenRegistration } from './with-registration.ts';

export type SetPassword =
  | { outcome: 'set'; registration: Schema<'Registration'> }
  | { outcome: 'refused'; rules: Schema<'PasswordRule'>[] }
  | { outcome: 'locked'; lockedUntil: Date }
  | DeadRegistration;

/**
 * Sets the password of an open registration. It takes effect at once and ends the user's sessions and other links, unless an authenticator is
 * active or disabled: then it is kept on the registration until that completes. Where 2FA isn't required the registration ends here.
 */
export async function setPassword(
  deps: Deps,
  input: { cookie: string; password: string; clientAddress: string },
): Promise<SetPassword> {
  const found = await findOpenRegistration(deps, input.cookie);
  if (found.outcome !== 'open') return found;
  const context = await findPasswordContext(deps.db, found.facts.userId);
  const rules = brokenPasswordRules(input.password, context);
  if (rules.length > 0) return { outcome: 'refused', rules };
  const claim = await claimAttempt(deps.db, setPasswordPolicy, found.facts.userId, deps.now());
  if (claim.outcome === 'locked') return claim;
  // Outside the transaction: bcrypt takes a quarter of a second, and a lock shouldn't.
  const stored = await hashPassword(deps.config.keys.pepper, input.password, deps.config.passwordCost);
  return withOpenRegistration(deps, input.cookie, (tx, facts) =>
    facts.authenticatorState === null
      ? takeEffect(deps, tx, facts, stored, input.clientAddress)
      : keep(deps, tx, facts, stored, input.clientAddress),
  );
}

async function keep(
  deps: Deps,
  tx: Database,
  facts: RegistrationFacts,
  stored: StoredPassword,
  clientAddress: string,
): Promise<SetPassword> {
  const now = deps.now();
  const change = { passwordSetAt: now, keptPasswordHash: stored.hash, keptPepperKeyId: stored.pepperKeyId };
  await updateRegistration(tx, facts.registrationId, change);
  await recordPassword(tx, facts, clientAddress, 'kept', now);
  return { outcome: 'set', registration: describeRegistration({ ...facts, ...change }, deps.config, now) };
}

async function takeEffect(
  deps: Deps,
  tx: Database,
  facts: RegistrationFacts,
  stored: StoredPassword,
  clientAddress: string,
): Promise<SetPassword> {
  const now = deps.now();
  const credentialEpoch = await raiseCredentialEpoch(tx, facts.userId);
  await applyPassword(deps, tx, facts, stored);
  const next = nextStep({ ...facts, passwordSetAt: now }, deps.config, now);
  const completedAt = next === 'done' ? now : null;
  await updateRegistration(tx, facts.registrationId, { passwordSetAt: now, credentialEpoch, completedAt });
  await recordPassword(tx, facts, clientAddress, completedAt ? 'completed' : 'set', now);
  // A first password on the way to the first authenticator is told of by the mail about that.
  const isFirstStep = !facts.hasPassword && next === 'enrolment';
  if (!isFirstStep && !facts.passwordSetAt) {
    const params = { at: now.toISOString() };
    await queueMails(
      tx,
      [{ userId: facts.userId, kind: 'password_changed', requestedBy: 'system', params }],
      now,
    );
  }
  return { outcome: 'set', registration: describeRegistration(facts, deps.config, now, next) };
}

async function recordPassword(
  tx: Database,
  facts: RegistrationFacts,
  clientAddress: string,
  effect: string,
  now: Date,
): Promise<void> {
  const details = { purpose: facts.purpose, effect };
  const event = { type: 'password_set', result: 'success', details } as const;
  await recordEvent(tx, { ...event, ...byPerson(facts, clientAddress) }, now);
}
