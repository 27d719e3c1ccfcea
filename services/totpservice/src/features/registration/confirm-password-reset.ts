import type { Schema } from '@tvm/contract';
import { authenticators, type Database, recoveryCodes } from '@tvm/db';
import { keyedHashes, normaliseRecoveryCode } from '@tvm/keys';
import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import {
  claimAttempt,
  codePolicy,
  consecutiveFailuresAllowed,
  restoreAttempts,
} from '../../security/attempt-budget.ts';
import { recordRejectedCode } from '../../security/record-rejected-code.ts';
import { type CodeVerification, verifyCode } from '../../security/verify-code.ts';
import { completeRegistration } from './complete-registration.ts';
import type { RegistrationFacts } from './registration.queries.ts';
import { describeRegistration, nextStep } from './registration-state.ts';
import { type DeadRegistration, findOpenRegistration, withOpenRegistration } from './with-registration.ts';

export type ConfirmPasswordReset =
  | { outcome: 'completed'; registration: Schema<'Registration'> }
  | { outcome: 'rejected' }
  | { outcome: 'locked'; lockedUntil: Date }
  | { outcome: 'step_refused' }
  | DeadRegistration;

interface Input {
  cookie: string;
  proof: { code?: string; recoveryCode?: string };
  clientAddress: string;
}

/**
 * Completes a reset with a code or recovery code of the authenticator that stays: the kept password takes effect. Under the attempt budget of
 * logins, because it is the same authenticator.
 */
export async function confirmPasswordReset(deps: Deps, input: Input): Promise<ConfirmPasswordReset> {
  const found = await findOpenRegistration(deps, input.cookie);
  if (found.outcome !== 'open') return found;
  const { facts } = found;
  if (nextStep(facts, deps.config, deps.now()) !== 'proof') return { outcome: 'step_refused' };
  const claim = await claimAttempt(deps.db, codePolicy, facts.userId, deps.now());
  if (claim.outcome === 'locked') return claim;
  // A process may have ended between counting the last attempt that may be looked at and disabling the authenticator.
  const verification =
    claim.consecutive > consecutiveFailuresAllowed
      ? ({ outcome: 'rejected', reason: 'no_authenticator' } as const)
      : await verifyProof(deps, facts, input);
  if (verification.outcome === 'accepted') return verification.value;
  await recordRejectedCode(deps, {
    type: 'password_reset_completed',
    reason: verification.reason,
    userId: facts.userId,
    organisationId: facts.organisationId,
    clientAddress: input.clientAddress,
    consecutive: claim.consecutive,
  });
  return { outcome: 'rejected' };
}

async function verifyProof(
  deps: Deps,
  facts: RegistrationFacts,
  input: Input,
): Promise<CodeVerification<ConfirmPasswordReset>> {
  const { code, recoveryCode } = input.proof;
  if (code !== undefined && facts.sealedSecret) {
    const { userId, sealedSecret } = facts;
    return verifyCode(deps, {
      userId,
      sealedSecret,
      code,
      accept: (step) => complete(deps, input, acceptStep(step)),
    });
  }
  const normalised = recoveryCode === undefined ? undefined : normaliseRecoveryCode(recoveryCode);
  const hashes = normalised ? keyedHashes(deps.config.keys.token, 'recovery-code', normalised) : [];
  const value = await complete(deps, input, useRecovery(hashes, deps.now()));
  return value ? { outcome: 'accepted', value } : { outcome: 'rejected', reason: 'wrong' };
}

type Accept = (tx: Database, facts: RegistrationFacts) => Promise<boolean>;

/** Undefined: not accepted. */
function complete(deps: Deps, input: Input, accept: Accept): Promise<ConfirmPasswordReset | undefined> {
  return withOpenRegistration<ConfirmPasswordReset | undefined>(deps, input.cookie, async (tx, facts) => {
    if (nextStep(facts, deps.config, deps.now()) !== 'proof') return { outcome: 'step_refused' };
    if (!(await accept(tx, facts))) return undefined;
    await restoreAttempts(tx, 'code', facts.userId);
    await completeRegistration(deps, tx, facts, { enrolled: false, clientAddress: input.clientAddress });
    return {
      outcome: 'completed',
      registration: describeRegistration(facts, deps.config, deps.now(), 'done'),
    };
  });
}

/** The guarded statement of SECURITY rule 2. */
const acceptStep =
  (step: number): Accept =>
  async (tx, facts) => {
    const accepted = await tx
      .update(authenticators)
      .set({ lastAcceptedStep: step })
      .where(
        and(
          eq(authenticators.userId, facts.userId),
          eq(authenticators.state, 'active'),
          lt(authenticators.lastAcceptedStep, step),
        ),
      )
      .returning({ id: authenticators.id });
    return accepted.length === 1;
  };

const useRecovery =
  (hashes: string[], now: Date): Accept =>
  async (tx, facts) => {
    const used = await tx
      .update(recoveryCodes)
      .set({ usedAt: now })
      .where(
        and(
          eq(recoveryCodes.userId, facts.userId),
          inArray(recoveryCodes.keyedHash, hashes),
          isNull(recoveryCodes.usedAt),
        ),
      )
      .returning({ id: recoveryCodes.id });
    return used.length === 1;
  };
