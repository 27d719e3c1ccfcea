import { type Database, recoveryCodes } from '@tvm/db';
import { keyedHashes, normaliseRecoveryCode } from '@tvm/keys';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { acceptStep } from './accept-step.ts';
import {
  type CodeRejection,
  type MatchedCode,
  matchCode,
  noAuthenticator,
  rejectionOf,
} from './match-code.ts';

/** A code, or a recovery code, of the active authenticator. */
export interface Proof {
  code?: string;
  recoveryCode?: string;
}

/** Whose authenticator it is to be of. */
interface Prover {
  userId: string;
  authenticatorId: string | null;
  sealedSecret: string | null;
}

/** A proof that was looked at: right as far as that can be told, and to be used up; or rejected. */
export type MatchedProof =
  | { kind: 'code'; userId: string; authenticatorId: string; step: number; matched: MatchedCode }
  | { kind: 'recovery_code'; userId: string; hashes: string[] }
  | ({ kind: 'rejected' } & CodeRejection);

/** Looks at a code or recovery code of an active authenticator, and changes nothing. The attempt must have been claimed before. */
export async function matchProof(
  deps: Deps,
  { userId, authenticatorId, sealedSecret }: Prover,
  { code, recoveryCode }: Proof,
): Promise<MatchedProof> {
  if (code === undefined) {
    const normalised = recoveryCode === undefined ? undefined : normaliseRecoveryCode(recoveryCode);
    const hashes = normalised ? keyedHashes(deps.config.keys.token, 'recovery-code', normalised) : [];
    return { kind: 'recovery_code', userId, hashes };
  }
  if (!authenticatorId || !sealedSecret) return { kind: 'rejected', ...noAuthenticator };
  const matched = await matchCode(deps, { userId, sealedSecret, code });
  const { step } = matched;
  if (step === undefined) return { kind: 'rejected', ...rejectionOf(matched) };
  return { kind: 'code', userId, authenticatorId, step, matched };
}

/** Uses a proof up, in the transaction of what it is given for, with the user's row locked. False: used already, or not this user's. */
export async function takeProof(tx: Database, proof: MatchedProof, now: Date): Promise<boolean> {
  switch (proof.kind) {
    case 'code':
      return acceptStep(tx, proof);
    case 'recovery_code':
      return useUp(tx, proof, now);
    case 'rejected':
      return false;
  }
}

/** What is written down of a proof that wasn't taken. */
export function proofRejection(proof: MatchedProof): CodeRejection {
  switch (proof.kind) {
    case 'code':
      return rejectionOf(proof.matched);
    case 'recovery_code':
      return { reason: 'wrong' };
    case 'rejected':
      return proof;
  }
}

async function useUp(
  tx: Database,
  { userId, hashes }: { userId: string; hashes: string[] },
  now: Date,
): Promise<boolean> {
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
}
