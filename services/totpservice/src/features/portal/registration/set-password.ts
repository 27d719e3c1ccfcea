import type { Database } from '@tvm/db';
import { hashPassword, inLane, type StoredPassword } from '@tvm/keys';
import { claimAttempt, setPasswordPolicy } from '../../../attempts/attempt-budget.ts';
import { recordLock } from '../../../attempts/attempt-lock.ts';
import { applyPassword } from '../../../credentials/apply-password.ts';
import { raiseCredentialEpoch } from '../../../credentials/credential-epoch.ts';
import type { Deps } from '../../../deps.ts';
import { answer, type Outcome } from '../../../http/contract-operation.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { queueMails } from '../../../mails/queue-mail.ts';
import { brokenPasswordRules } from '../../../passwords/password-rules.ts';
import { rememberBrowser } from '../../../sessions/device-cookie.ts';
import { operation } from '../../../sessions/operation.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { completed } from './complete-registration.ts';
import { findPasswordContext, type RegistrationFacts, updateRegistration } from './registration.queries.ts';
import { describeRegistration, isHeld, nextStep } from './registration-state.ts';
import { beforeStep, refuseStep, type Step, stepOf, withOpenRegistration } from './with-registration.ts';

/**
 * Sets the password of an open registration. It takes effect at once and ends the user's sessions and other links, unless an authenticator is
 * active or disabled: then it is kept on the registration until that completes. Where 2FA isn't required the registration ends here.
 */
export const setPassword = operation('setPassword', async (deps, input) => {
  const step = stepOf('password_set', input);
  const { password } = input.body;
  const facts = await beforeStep(deps, step);
  if (isRefusal(facts)) return facts;
  const refused = isHeld(facts) ? held : await refusePassword(deps, facts, password);
  if (refused) return refuseStep(deps, deps.db, facts, step, refused);
  return inLane('first', async () => {
    const claim = await claimAttempt(deps.db, setPasswordPolicy, facts.userId, deps.now());
    if (claim.outcome === 'locked') {
      const locked = { refused: 'login_locked', retryAt: claim.lockedUntil } as const;
      return refuseStep(deps, deps.db, facts, step, locked);
    }
    // Counted whatever comes of it: the last one locks although nothing was wrong with it.
    await recordLock(deps.db, 'set_password', claim, byPerson(facts, step.clientAddress), deps.now());
    // Outside the transaction: bcrypt takes a quarter of a second, and a lock shouldn't.
    const stored = await hashPassword(deps.config.keys.pepper, password, deps.config.passwordCost);
    return withOpenRegistration(deps, step, async (tx, locked) =>
      isHeld(locked)
        ? held
        : locked.authenticatorState === null
          ? takeEffect(deps, tx, locked, stored, step)
          : keep(deps, tx, locked, stored, step.clientAddress),
    );
  });
});

const held: Refusal<'enrolment_held'> = { refused: 'enrolment_held' };

async function refusePassword(
  deps: Deps,
  { userId }: RegistrationFacts,
  password: string,
): Promise<Refusal<'password_refused'> | undefined> {
  const context = await findPasswordContext(deps.db, userId);
  const passwordRules = await brokenPasswordRules(deps.config, password, context);
  return passwordRules.length > 0 ? { refused: 'password_refused', passwordRules } : undefined;
}

async function keep(
  deps: Deps,
  tx: Database,
  facts: RegistrationFacts,
  stored: StoredPassword,
  clientAddress: string,
): Promise<Outcome<'setPassword'>> {
  const now = deps.now();
  const change = { passwordSetAt: now, keptPasswordHash: stored.hash, keptPepperKeyId: stored.pepperKeyId };
  await updateRegistration(tx, facts.registrationId, change);
  await recordPassword(tx, facts, clientAddress, 'kept', now);
  return describeRegistration({ ...facts, ...change }, deps.config, now);
}

async function takeEffect(
  deps: Deps,
  tx: Database,
  facts: RegistrationFacts,
  stored: StoredPassword,
  { clientAddress, deviceToken: token }: Step,
): Promise<Outcome<'setPassword'>> {
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
  if (!completedAt) return registration;
  const device = await rememberBrowser(tx, deps, { userId, credentialEpoch, token });
  return answer(200, registration, { cookies: completed(device) });
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
