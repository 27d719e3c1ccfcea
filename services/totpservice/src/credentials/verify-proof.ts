import { authenticators, type Database, recoveryCodes } from '@tvm/db';
import { keyedHashes, normaliseRecoveryCode } from '@tvm/keys';
import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { type CodeVerification, verifyCode } from './verify-code.ts';

/** A code, or a recovery code, of the active authenticator. */
export interface Proof {
  code?: string;
  recoveryCode?: string;
}

/** Uses up what was given, in the transaction of what it is given for. False: used already, or not this user's. */
export type TakeProof = (tx: Database) => Promise<boolean>;

/**
 * Looks at a code or recovery code of an active authenticator. The attempt must have been claimed before. `accept` runs the transaction: it calls
 * `take` with the user's row locked, and answers undefined when that says no, having changed nothing.
 */
export async function verifyProof<T>(
  deps: Deps,
  { userId, sealedSecret }: { userId: string; sealedSecret: string | null },
  { code, recoveryCode }: Proof,
  accept: (take: TakeProof) => Promise<T | undefined>,
): Promise<CodeVerification<T>> {
  if (code !== undefined && sealedSecret) {
    const acceptStep = (step: number) => accept(takeStep(userId, step));
    return verifyCode(deps, { userId, sealedSecret, code, accept: acceptStep });
  }
  const normalised = recoveryCode === undefined ? undefined : normaliseRecoveryCode(recoveryCode);
  const hashes = normalised ? keyedHashes(deps.config.keys.token, 'recovery-code', normalised) : [];
  const value = await accept(takeRecoveryCode(userId, hashes, deps.now()));
  return value === undefined ? { outcome: 'rejected', reason: 'wrong' } : { outcome: 'accepted', value };
}

/** The guarded statement of SECURITY rule 2. */
const takeStep =
  (userId: string, step: number): TakeProof =>
  async (tx) => {
    const accepted = await tx
      .update(authenticators)
      .set({ lastAcceptedStep: step })
      .where(
        and(
          eq(authenticators.userId, userId),
          eq(authenticators.state, 'active'),
          lt(authenticators.lastAcceptedStep, step),
        ),
      )
      .returning({ id: authenticators.id });
    return accepted.length === 1;
  };

const takeRecoveryCode =
  (userId: string, hashes: string[], now: Date): TakeProof =>
  async (tx) => {
    const used = await tx
      .update(recoveryCodes)
      .set({ usedAt: now })
      .where(
        and(
          eq(recoveryCodes.userId, userId),
          inArray(recoveryCodes.keyedHash, hashes),
          isNull(recoveryCodes.usedAt),
        ),
      )
      .returning({ id: recoveryCodes.id });
    return used.length === 1;
  };
