import type { Schema } from '@tvm/contract';
import { type Database, recoveryCodes, type SecondFactor } from '@tvm/db';
import { keyedHashes, normaliseRecoveryCode } from '@tvm/keys';
import { decideSecondFactor } from '@tvm/policy';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import {
  claimAttempt,
  codePolicy,
  consecutiveFailuresAllowed,
  restoreAttempts,
} from '../attempts/attempt-budget.ts';
import { codeRejected, passkeyRejected } from '../attempts/claimed-attempt.ts';
import type { Deps } from '../deps.ts';
import type { Refusal } from '../http/problems.ts';
import type { Visitor } from '../http/visitor.ts';
import { queueNotice } from '../mails/queue-notice.ts';
import type { App } from '../standing/used-authenticators.ts';
import { byPerson } from '../trail/audit.ts';
import { recordRefused } from '../trail/record-refused.ts';
import { acceptStep } from './accept-step.ts';
import {
  type CodeRejection,
  type MatchedCode,
  matchCode,
  noAuthenticator,
  rejectionOf,
} from './match-code.ts';
import { acceptPasskey, type MatchedPasskey, matchPasskey } from './match-passkey.ts';
import { recordRejectedCode } from './record-rejected-code.ts';

/** A code, a recovery code, or the answer of a passkey. */
interface Proof {
  code?: string;
  recoveryCode?: string;
  passkey?: Schema<'PasskeyAnswer'>;
}

/** Who proves with an authenticator who they are, and what for. */
interface Proving {
  type: 'password_reset_completed' | 'step_up';
  person: Parameters<typeof byPerson>[0];
  visitor: Visitor;
  apps: readonly App[];
  hasPasskey: boolean;
  /** In which flow a passkey was asked for, and to decide what. */
  flow: { flowId: string; about?: string };
  given: Proof;
}

/** A proof that was looked at: right as far as that can be told, and to be used up; or rejected. */
export type MatchedProof =
  | { kind: 'code'; userId: string; right: NonNullable<MatchedCode['right']>; matched: MatchedCode }
  | ({ kind: 'passkey'; userId: string } & MatchedPasskey)
  | { kind: 'recovery_code'; userId: string; hashes: string[]; visitor: Visitor }
  | ({ kind: 'rejected' } & CodeRejection);

/**
 * Counts an attempt under the budget of logins, in a commit of its own (SECURITY rule 3), and looks at the proof, whatever was given before.
 * `take` is the transaction of what it is given for, and calls `takeProof` in it; it returns undefined when the proof isn't good any more, with nothing
 * changed. A code where only a passkey counts is refused before it is counted. Then, and when the proof is no good to begin with, that is written down after it: the answer doesn't tell why.
 */
export async function withProof<T extends object>(
  deps: Deps,
  proving: Proving,
  take: (proof: MatchedProof) => Promise<T | undefined>,
): Promise<T | Refusal<'login_locked' | 'code_rejected' | 'passkey_rejected' | 'passkey_required'>> {
  const { type, person, visitor, hasPasskey } = proving;
  const who = byPerson(person, visitor.address);
  const { userId, organisationId } = person;
  const { takesCodes } = decideSecondFactor(deps.config, { kind: person.kind, hasPasskey }, deps.now());
  if (!proving.given.passkey && !takesCodes)
    return recordRefused(deps.db, { type, ...who }, { refused: 'passkey_required' }, deps.now());
  const claim = await claimAttempt(deps.db, codePolicy, userId, deps.now());
  if (claim.outcome === 'locked') {
    const refusal = { refused: 'login_locked', retryAt: claim.lockedUntil } as const;
    return recordRefused(deps.db, { type, ...who }, refusal, deps.now());
  }
  // A process may have ended between counting the last attempt that may be looked at and disabling the authenticator.
  const isSpent = claim.consecutive > consecutiveFailuresAllowed;
  const proof: MatchedProof = isSpent
    ? { kind: 'rejected', ...noAuthenticator }
    : await matchProof(deps, proving);
  const taken = proof.kind === 'rejected' ? undefined : await take(proof);
  if (taken) return taken;
  const { reason, driftSeconds } = proofRejection(proof);
  const rejected = { type, userId, organisationId, visitor, reason, driftSeconds, claim };
  // A wrong code of a reset is nobody's: it is given before a login.
  await recordRejectedCode(deps, { ...rejected, ...(type === 'step_up' && { actor: who.actor }) });
  return proving.given.passkey ? passkeyRejected(claim) : codeRejected(claim);
}

/** Looks at a proof of an active authenticator, and changes nothing but a passkey's challenge. */
async function matchProof(
  deps: Deps,
  { person: { userId }, visitor, apps, flow, given: { code, recoveryCode, passkey } }: Proving,
): Promise<MatchedProof> {
  if (passkey) {
    const matched = await matchPasskey(deps, { ...flow, purpose: 'step_up', userId }, passkey);
    return 'reason' in matched ? { kind: 'rejected', ...matched } : { kind: 'passkey', userId, ...matched };
  }
  if (code === undefined) {
    const normalised = recoveryCode === undefined ? undefined : normaliseRecoveryCode(recoveryCode);
    const hashes = normalised ? keyedHashes(deps.config.keys.recoveryCode, 'recovery-code', normalised) : [];
    return { kind: 'recovery_code', userId, hashes, visitor };
  }
  const matched = await matchCode(deps, { userId, apps, code });
  const { right } = matched;
  return right ? { kind: 'code', userId, right, matched } : { kind: 'rejected', ...rejectionOf(matched) };
}

/**
 * Uses a proof up, in the transaction of what it is given for, with the user's row locked, which gives all attempts back. False: used already, or not
 * this user's. Of a used recovery code the user is told.
 */
export async function takeProof(tx: Database, proof: MatchedProof, now: Date): Promise<boolean> {
  if (proof.kind === 'rejected') return false;
  const isTaken = await takeKind(tx, proof, now);
  if (isTaken) await restoreAttempts(tx, 'code', proof.userId);
  return isTaken;
}

function takeKind(
  tx: Database,
  proof: Exclude<MatchedProof, { kind: 'rejected' }>,
  now: Date,
): Promise<boolean> {
  switch (proof.kind) {
    case 'code':
      return acceptStep(tx, { userId: proof.userId, ...proof.right }, now);
    case 'passkey':
      return acceptPasskey(tx, proof, now);
    case 'recovery_code':
      return useUp(tx, proof, now);
  }
}

/** What a session was proved by, once the proof is taken. */
export function factorOf(proof: MatchedProof): { secondFactor: SecondFactor; isPersonVerified: boolean } {
  if (proof.kind !== 'passkey')
    return {
      secondFactor: proof.kind === 'recovery_code' ? 'recovery_code' : 'otp',
      isPersonVerified: false,
    };
  const { secondFactor, isPersonVerified } = proof;
  return { secondFactor, isPersonVerified };
}

/** What is written down of a proof that wasn't taken. */
function proofRejection(proof: MatchedProof): CodeRejection {
  switch (proof.kind) {
    case 'code':
      return rejectionOf(proof.matched);
    case 'passkey':
      return { reason: 'replayed' };
    case 'recovery_code':
      return { reason: 'wrong' };
    case 'rejected':
      return proof;
  }
}

async function useUp(
  tx: Database,
  { userId, hashes, visitor }: { userId: string; hashes: string[]; visitor: Visitor },
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
  if (used.length !== 1) return false;
  await queueNotice(tx, { userId, about: 'recovery_code_used', visitor }, now);
  return true;
}
