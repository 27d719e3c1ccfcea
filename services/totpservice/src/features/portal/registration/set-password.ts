import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import { hashPassword, inLane, type StoredPassword } from '@tvm/keys';
import { claimAttempt, setPasswordPolicy } from '../../../attempts/attempt-budget.ts';
import { recordLock } from '../../../attempts/attempt-lock.ts';
import { applyPassword } from '../../../credentials/apply-password.ts';
import { raiseCredentialEpoch } from '../../../credentials/credential-epoch.ts';
import { brokenPasswordRules } from '../../../credentials/password-rules.ts';
import type { Deps } from '../../../deps.ts';
import { queueMails } from '../../../mails/queue-mail.ts';
import { type DeviceCookie, rememberBrowser } from '../../../sessions/device-cookie.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { findPasswordContext, type RegistrationFacts, updateRegistration } from './registration.queries.ts';
import { describeRegistration, nextStep } from './registration-state.ts';
import {
  beforeStep,
  type DeadRegistration,
  recordRefused,
  type StepInput,
  withOpenRegistration,
} from './with-registration.ts';

export type SetPassword =
  /** `device`: the registration ended here, and this browser is known from now on. */
  | { outcome: 'set'; registration: Schema<'Registration'>; device?: DeviceCookie }
  | { outcome: 'password_refused'; rules: Schema<'PasswordRule'>[] }
  | { outcome: 'locked'; lockedUntil: Date }
  | DeadRegistration;

interface Input extends StepInput {
  password: string;
}

/**
 * Sets the password of an open registration. It takes effect at once and ends the user's sessions and other links, unless an authenticator is
 * active or disabled: then it is kept on the registration until that completes. Where 2FA isn't required the registration ends here.
 */
export async function setPassword(deps: Deps, input: Input): Promise<SetPassword> {
  const step = { ...input, type: 'password_set' as const };
  const found = await beforeStep(deps, step, (facts) => refusePassword(deps, facts, input.password));
  if (found.outcome !== 'open') return found;
  const { facts } = found;
  return inLane('first', async () => {
    const claim = await claimAttempt(deps.db, setPasswordPolicy, facts.userId, deps.now());
    if (claim.outcome === 'locked') return recordRefused(deps, deps.db, facts, step, claim);
    // Counted whatever comes of it: the last one locks although nothing was wrong with it.
    await recordLock(deps.db, 'set_password', claim, byPerson(facts, input.clientAddress), deps.now());
    // Outside the transaction: bcrypt takes a quarter of a second, and a lock shouldn't.
    const stored = await hashPassword(deps.config.keys.pepper, input.password, deps.config.passwordCost);
    return withOpenRegistration<SetPassword>(deps, step, (tx, locked) =>
      locked.authenticatorState === null
        ? takeEffect(deps, tx, locked, stored, input)
        : keep(deps, tx, locked, stored, input.clientAddress),
    );
  });
}

async function refusePassword(
  deps: Deps,
  { userId }: RegistrationFacts,
  password: string,
): Promise<{ outcome: 'password_refused'; rules: Schema<'PasswordRule'>[] } | undefined> {
  const rules = brokenPasswordRules(password, await findPasswordContext(deps.db, userId));
  return rules.length > 0 ? { outcome: 'password_refused', rules } : undefined;
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
  { clientAddress, deviceToken: token }: Input,
): Promise<SetPassword> {
  const now = deps.now();
  const { userId } = facts;
  const credentialEpoch = await raiseCredentialEpoch(tx, userId);
  await applyPassword(deps, tx, facts, stored, byPerson(facts, clientAddress));
  const next = nextStep({ ...facts, passwordSetAt: now }, deps.config, now);
  const completedAt = next === 'done' ? now : null;
  await updateRegistration(tx, facts.registrationId, { passwordSetAt: now, credentialEpoch, completedAt });
  await recordPassword(tx, facts, clientAddress, completedAt ? 'completed' : 'set', now);
  // A first password on the way to the first authenticator is told of by the mail about that.
  const isFirstStep = !facts.hasPassword && next === 'enrolment';
  if (!isFirstStep && !facts.passwordSetAt) {
    const params = { at: now.toISOString() };
    await queueMails(tx, [{ userId, kind: 'password_changed', requestedBy: 'system', params }], now);
  }
  const registration = describeRegistration(facts, deps.config, now, next);
  if (!completedAt) return { outcome: 'set', registration };
  const device = await rememberBrowser(tx, deps, { userId, credentialEpoch, token });
  return { outcome: 'set', registration, device };
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
