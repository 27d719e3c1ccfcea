import type { Schema } from '@tvm/contract';
import { decideSecondFactor, decisionOf, type SecondFactorDecision } from '@tvm/policy';
import type { Config } from '../../../config.ts';
import type { RegistrationFacts } from './registration.queries.ts';

const dayMilliseconds = 24 * 3600 * 1000;
/** So long after it expired a link still gets its user another one. */
const renewableDays = 30;
const renewalsAChain = 3;

type LinkState = Schema<'RegistrationLink'>['state'];
type NextStep = Schema<'Registration'>['next'];

/** What a mailed link is still good for, derived from facts. */
export function linkState(facts: RegistrationFacts, now: Date): LinkState {
  if (facts.completedAt) return 'used';
  if (facts.purpose === 'registration' && facts.authenticatorState === 'active') return 'already_enrolled';
  if (facts.supersededAt) return 'replaced';
  if (facts.expiresAt <= now) return 'expired';
  if (facts.credentialEpoch !== facts.userEpoch || facts.userDisabledAt) return 'withdrawn';
  return 'open';
}

/** Whether a fresh link may be mailed in exchange for this one. */
export function isRenewable(facts: RegistrationFacts, now: Date): boolean {
  return (
    linkState(facts, now) === 'expired' &&
    facts.purpose === 'registration' &&
    facts.mailedTo === facts.emailCanonical &&
    !facts.userDisabledAt &&
    !facts.renewedAt &&
    facts.renewals < renewalsAChain &&
    now.getTime() - facts.expiresAt.getTime() < renewableDays * dayMilliseconds
  );
}

/**
 * Whether nothing can be done with a link until somebody confirms (SECURITY rule 17): no password either, which would be enough where 2FA isn't required. Whoever has an active
 * authenticator proves with that who they are; only a new one is held then.
 */
export const isHeld = ({ heldBecause, authenticatorState }: RegistrationFacts): boolean =>
  heldBecause !== null && authenticatorState !== 'active';

/** Whether somebody who asked for a new phone may keep the password: it is there, and what they lost is an authenticator that they had. */
export const isPasswordKeepable = ({ lost, hasPassword, authenticatorState }: RegistrationFacts): boolean =>
  lost === 'authenticator' && hasPassword && authenticatorState !== null;

/** What comes next; decided anew at each step, because an activation may have come meanwhile. */
export function nextStep(facts: RegistrationFacts, config: Config, now: Date): NextStep {
  if (facts.completedAt) return 'done';
  if (isHeld(facts)) return 'held';
  if (!facts.passwordSetAt) return 'password';
  if (facts.authenticatorState === 'active') return 'proof';
  if (facts.authenticatorState === 'disabled' || decisionOf(config, facts, now).required) return 'enrolment';
  return 'done';
}

/** Which second factors count from whoever registers. */
export const factorsOf = (
  { kind, ways }: Pick<RegistrationFacts, 'kind' | 'ways'>,
  config: Config,
  now: Date,
): SecondFactorDecision => decideSecondFactor(config, { kind, hasPasskey: ways.includes('passkey') }, now);

/** The registration in the contract's form. */
export function describeRegistration(
  facts: RegistrationFacts,
  config: Config,
  now: Date,
  next: NextStep = nextStep(facts, config, now),
): Schema<'Registration'> {
  return {
    next,
    purpose: facts.purpose,
    lost: facts.lost,
    passwordKeepable: isPasswordKeepable(facts),
    email: facts.email,
    expiresAt: facts.expiresAt.toISOString(),
    twoFactorRequired: decisionOf(config, facts, now).required,
    ways: facts.ways,
    takesCodes: factorsOf(facts, config, now).takesCodes,
  };
}
