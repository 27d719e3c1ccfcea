import { randomUUID } from 'node:crypto';
import type { Schema } from '@tvm/contract';
import { users } from '@tvm/db';
import { hashToken, keyedHash, keyedHashes } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import {
  consecutiveFailuresAllowed,
  restoreAttempts,
  verificationPolicy,
} from '../../../attempts/attempt-budget.ts';
import { recordLock } from '../../../attempts/attempt-lock.ts';
import type { AttemptClaim } from '../../../attempts/claimed-attempt.ts';
import { driftDetails } from '../../../credentials/record-rejected-code.ts';
import { type CodeVerification, noAuthenticator, verifyCode } from '../../../credentials/verify-code.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
import { type AuditEvent, byClient, recordEvent } from '../../../trail/audit.ts';
import {
  acceptStep,
  answerReservation,
  findVerificationFacts,
  isReserved,
  type Reservation,
  releaseReservation,
  reserveAndClaim,
  stopVerifier,
  type VerificationFacts,
} from './verifications.queries.ts';

export type VerificationAnswer = Schema<'Verification'>;
type Claimed = Extract<AttemptClaim, { outcome: 'claimed' }>;
type Rejection = Extract<CodeVerification<never>, { outcome: 'rejected' }> | typeof noAuthenticator;

interface Input {
  user: string;
  code: string;
  purpose: string;
  idempotencyKey: string;
  clientAddress: string;
}

/** A request that wasn't answered for so long has lost its process: requests are given up after 30 seconds. */
const abandonedAfterSeconds = 60;
const accepted: VerificationAnswer = { outcome: 'accepted', lockedUntil: null };
const rejected: VerificationAnswer = { outcome: 'rejected', lockedUntil: null };

/**
 * Verifies a user's code for another system (SECURITY rules 1 to 6 and 21). What is accepted is accepted once, in the same row as logins' codes; the budget is the client's own for
 * this user and locks nobody's login. Two durable commits, as a login's: the first counts the attempt and holds the idempotency key, the second writes
 * what came of it together with the answer, which a repeat of the request is given again.
 */
export async function createVerification(
  deps: Deps,
  client: Client,
  input: Input,
): Promise<
  | { answer: VerificationAnswer; isReplayed: boolean }
  | Refusal<'user_not_found' | 'idempotency_key_reused' | 'idempotency_in_progress'>
> {
  const keyHash = hashToken('idempotency-key', input.idempotencyKey);
  const { clientId } = client;
  const facts = await findVerificationFacts(deps.db, { externalId: input.user, clientId, keyHash });
  const now = deps.now();
  const record = (what: Pick<AuditEvent, 'result' | 'reason'>) =>
    recordEvent(deps.db, eventOf(client, input, facts, what), now);
  if (!facts) {
    await record({ result: 'refused', reason: 'user_not_found' });
    return { refused: 'user_not_found' };
  }
  const former = readFormer(deps, facts, input);
  if (former) {
    if ('refused' in former) await record({ result: 'refused', reason: former.refused });
    return former;
  }
  const answered = (answer: VerificationAnswer) => ({ answer, isReplayed: false });
  if (facts.stoppedAt) {
    await record({ result: 'refused', reason: 'stopped' });
    return answered({ outcome: 'locked', lockedUntil: null });
  }
  if (facts.authenticatorId === null) {
    await record({ result: 'failure', reason: 'no_authenticator' });
    return answered({ outcome: 'not_enrolled', lockedUntil: null });
  }
  const requestHmac = keyedHash(deps.config.keys.token, 'idempotent-request', requestOf(input, facts.userId));
  const reserved = { clientId, keyHash, requestHmac, reservation: randomUUID() };
  const abandonedBefore = new Date(now.getTime() - abandonedAfterSeconds * 1000);
  const subject = subjectOf(client, facts.userId);
  const claim = await reserveAndClaim(
    deps.db,
    verificationPolicy,
    subject,
    { ...reserved, abandonedBefore },
    now,
  );
  if (!claim) return { refused: 'idempotency_in_progress', retryAt: new Date(now.getTime() + 1000) };
  if (claim.outcome === 'locked') {
    await releaseReservation(deps.db, reserved);
    await record({ result: 'refused', reason: 'locked' });
    return answered({ outcome: 'locked', lockedUntil: claim.lockedUntil.toISOString() });
  }
  const verification = await look(deps, client, input, facts, reserved, claim);
  if (verification.outcome === 'accepted') return answered(verification.value);
  return answered(await reject(deps, client, input, facts, { reserved, claim, rejection: verification }));
}

/** What the key's former request says about this one: its answer, or that it was another request. */
function readFormer(
  { config }: Deps,
  { requestHmac, response, userId }: VerificationFacts,
  input: Input,
): { answer: VerificationAnswer; isReplayed: true } | Refusal<'idempotency_key_reused'> | undefined {
  if (requestHmac === null) return undefined;
  const hmacs = keyedHashes(config.keys.token, 'idempotent-request', requestOf(input, userId));
  if (!hmacs.includes(requestHmac)) return { refused: 'idempotency_key_reused' };
  return response ? { answer: response, isReplayed: true } : undefined;
}

/** All that makes it this request, with borders that can't be shifted. Another person who gets the same external id is another one. */
const requestOf = ({ user, code, purpose }: Input, userId: string) =>
  JSON.stringify(['createVerification', user, userId, code, purpose]);

async function look(
  deps: Deps,
  client: Client,
  input: Input,
  facts: VerificationFacts,
  reserved: Reservation,
  claim: Claimed,
): Promise<CodeVerification<VerificationAnswer> | typeof noAuthenticator> {
  const { userId, authenticatorId, sealedSecret } = facts;
  // A process may have ended between counting the last attempt that may be looked at and stopping the client.
  if (claim.consecutive > consecutiveFailuresAllowed || !authenticatorId || !sealedSecret)
    return noAuthenticator;
  return verifyCode(deps, {
    ...{ userId, sealedSecret, code: input.code },
    accept: (step) =>
      deps.db.transaction(async (tx) => {
        // The user's row first, as every change of credentials does, so that two never wait for each other.
        await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
        if (!(await isReserved(tx, reserved))) return undefined;
        if (!(await acceptStep(tx, authenticatorId, step))) return undefined;
        await answerReservation(tx, reserved, accepted);
        await restoreAttempts(tx, 'verification', subjectOf(client, userId));
        await recordEvent(tx, eventOf(client, input, facts, { result: 'success' }), deps.now());
        return accepted;
      }),
  });
}

/** Writes a rejected code down, with the answer. After 100 in a row the client is stopped for this user, and nobody else. */
async function reject(
  deps: Deps,
  client: Client,
  input: Input,
  facts: VerificationFacts,
  { reserved, claim, rejection }: { reserved: Reservation; claim: Claimed; rejection: Rejection },
): Promise<VerificationAnswer> {
  const now = deps.now();
  const { consecutive } = claim;
  const { userId } = facts;
  const { clientId } = client;
  await deps.db.transaction(async (tx) => {
    await answerReservation(tx, reserved, rejected);
    const details = { consecutive, ...driftDetails(rejection.driftSeconds) };
    const what = { result: 'failure', reason: rejection.reason, details } as const;
    await recordEvent(tx, eventOf(client, input, facts, what), now);
    const who = byClient(client, facts, input.clientAddress);
    await recordLock(tx, 'verification', claim, who, now);
    if (consecutive < consecutiveFailuresAllowed) return;
    if (!(await stopVerifier(tx, { clientId, userId, stoppedAt: now }))) return;
    await recordEvent(
      tx,
      { type: 'verifier_stopped', result: 'success', ...who, details: { consecutive } },
      now,
    );
  });
  return rejected;
}

const subjectOf = ({ clientId }: Client, userId: string) => `${clientId}:${userId}`;

function eventOf(
  client: Client,
  { purpose, clientAddress }: Input,
  facts: Pick<VerificationFacts, 'userId' | 'organisationId'> | undefined,
  { details, ...what }: Pick<AuditEvent, 'result' | 'reason' | 'details'>,
): AuditEvent {
  const target = facts ? { userId: facts.userId, organisationId: facts.organisationId } : {};
  return {
    type: 'verification',
    ...what,
    details: { purpose, ...details },
    ...byClient(client, target, clientAddress),
  };
}
