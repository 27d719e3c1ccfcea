import { randomUUID } from 'node:crypto';
import { eventObservation } from '@tvm/audit';
import type { Schema } from '@tvm/contract';
import { hashToken, keyedHash, keyedHashes } from '@tvm/keys';
import { consecutiveFailuresAllowed, verificationPolicy } from '../../../attempts/attempt-budget.ts';
import { recordLock } from '../../../attempts/attempt-lock.ts';
import type { AttemptClaim } from '../../../attempts/claimed-attempt.ts';
import {
  type CodeRejection,
  matchCode,
  noAuthenticator,
  rejectionOf,
} from '../../../credentials/match-code.ts';
import { driftDetails } from '../../../credentials/record-rejected-code.ts';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import type { Client } from '../../../sessions/client.ts';
import { operation } from '../../../sessions/operation.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { releaseWhenPossible } from './release-when-possible.ts';
import {
  acceptStepAndAnswer,
  answerReservation,
  findVerificationFacts,
  type Reservation,
  releaseReservation,
  reserveAndClaim,
  stopVerifier,
  type VerificationFacts,
} from './verifications.queries.ts';

type Answer = Schema<'Verification'>;

/** What was counted, and for which request. */
interface Attempt {
  reserved: Reservation;
  claim: Extract<AttemptClaim, { outcome: 'claimed' }>;
}

/** What is asked, and by whom. */
interface Asked extends Schema<'VerificationRequest'> {
  client: Client;
  clientAddress: string;
}

/** A request that wasn't answered for so long has lost its process: requests are given up after 30 seconds. One that failed gives its key back itself. */
const abandonedAfterSeconds = 60;
const accepted: Answer = { outcome: 'accepted', lockedUntil: null };
const rejected: Answer = { outcome: 'rejected', lockedUntil: null };

/**
 * Verifies a user's code for another system (SECURITY rules 1 to 6 and 21). What is accepted is accepted once, in the same row as logins' codes; the budget is the client's own for
 * this user and locks nobody's login. Two durable commits, as a login's: the first counts the attempt and holds the idempotency key, the second writes
 * what came of it together with the answer, which a repeat of the request is given again.
 */
export const createVerification = operation(
  'createVerification',
  async (deps, { body, headers, caller: client, visitor }) => {
    const asked = { ...body, client, clientAddress: visitor.address };
    const keyHash = hashToken('idempotency-key', headers['idempotency-key']);
    const { clientId } = client;
    const facts = await findVerificationFacts(deps.db, { externalId: body.user, clientId, keyHash });
    const now = deps.now();
    const event = eventOf(asked, facts);
    if (!facts) return recordRefused(deps.db, event, { refused: 'user_not_found' }, now);
    if (facts.requestHmac !== null && !isSameRequest(deps, facts.requestHmac, asked, facts.userId))
      return recordRefused(deps.db, event, { refused: 'idempotency_key_reused' }, now);
    if (facts.response) return answer(200, facts.response, { headers: { 'idempotency-replayed': 'true' } });
    if (facts.stoppedAt) {
      await recordEvent(deps.db, { ...event, result: 'refused', reason: 'stopped' }, now);
      return { outcome: 'locked', lockedUntil: null };
    }
    if (facts.apps.length === 0) {
      await recordEvent(deps.db, { ...event, result: 'failure', reason: 'no_authenticator' }, now);
      return { outcome: 'not_enrolled', lockedUntil: null };
    }
    const requestHmac = keyedHash(
      deps.config.keys.request,
      'idempotent-request',
      requestOf(asked, facts.userId),
    );
    const reserved = { clientId, keyHash, requestHmac, reservation: randomUUID() };
    try {
      return await claimAndDecide(deps, asked, facts, reserved);
    } catch (error) {
      await releaseWhenPossible(deps.db, reserved, abandonedAfterSeconds);
      throw error;
    }
  },
);

/** The first durable commit: the attempt is counted, and the key held. */
async function claimAndDecide(
  deps: Deps,
  asked: Asked,
  facts: VerificationFacts,
  reserved: Reservation,
): Promise<Answer | { refused: 'idempotency_in_progress'; retryAt: Date }> {
  const now = deps.now();
  const abandonedBefore = new Date(now.getTime() - abandonedAfterSeconds * 1000);
  const subject = subjectOf(asked.client, facts.userId);
  const reservation = { ...reserved, abandonedBefore };
  const claim = await reserveAndClaim(deps.db, verificationPolicy, subject, reservation, now);
  if (!claim) return { refused: 'idempotency_in_progress', retryAt: new Date(now.getTime() + 1000) };
  if (claim.outcome === 'claimed') return decide(deps, asked, facts, { reserved, claim });
  await releaseReservation(deps.db, reserved);
  await recordEvent(deps.db, { ...eventOf(asked, facts), result: 'refused', reason: 'locked' }, now);
  return { outcome: 'locked', lockedUntil: claim.lockedUntil.toISOString() };
}

/** Whether it is the request that the key came with before. */
function isSameRequest({ config }: Deps, requestHmac: string, asked: Asked, userId: string): boolean {
  return keyedHashes(config.keys.request, 'idempotent-request', requestOf(asked, userId)).includes(
    requestHmac,
  );
}

/** All that makes it this request, with borders that can't be shifted. Another person who gets the same external id is another one. */
const requestOf = ({ user, code, purpose }: Asked, userId: string) =>
  JSON.stringify(['createVerification', user, userId, code, purpose]);

/** The second durable commit: what came of the code. */
async function decide(deps: Deps, asked: Asked, facts: VerificationFacts, attempt: Attempt): Promise<Answer> {
  const { userId, apps } = facts;
  // A process may have ended between counting the last attempt that may be looked at and stopping the client.
  if (attempt.claim.consecutive > consecutiveFailuresAllowed)
    return reject(deps, asked, facts, attempt, noAuthenticator);
  const matched = await matchCode(deps, { userId, apps, code: asked.code });
  const { right } = matched;
  const isAccepted = right && (await accept(deps, asked, facts, attempt.reserved, right));
  return isAccepted ? accepted : reject(deps, asked, facts, attempt, rejectionOf(matched));
}

/** False: the code was used before, its authenticator ended meanwhile, or another request has the key. */
async function accept(
  { db, now }: Deps,
  { client, purpose, clientAddress }: Asked,
  { userId, organisationId }: VerificationFacts,
  reserved: Reservation,
  matched: { authenticatorId: string; step: number },
): Promise<boolean> {
  const budget = subjectOf(client, userId);
  const told = { response: accepted, budget, purpose, clientAddress, now: now() };
  const isAccepted = await acceptStepAndAnswer(db, reserved, { userId, organisationId, ...matched }, told);
  // The statement wrote the event.
  if (isAccepted) eventObservation.tell({ type: 'verification', result: 'success', reason: null });
  return isAccepted;
}

/** Writes a rejected code down, with the answer. After 100 in a row the client is stopped for this user, and nobody else. */
async function reject(
  deps: Deps,
  asked: Asked,
  facts: VerificationFacts,
  { reserved, claim }: Attempt,
  { reason, driftSeconds }: CodeRejection,
): Promise<Answer> {
  const now = deps.now();
  const { consecutive } = claim;
  const { userId } = facts;
  const { client, clientAddress } = asked;
  await deps.db.transaction(async (tx) => {
    await answerReservation(tx, reserved, rejected);
    const event = eventOf(asked, facts);
    const details = { ...event.details, consecutive, ...driftDetails(driftSeconds) };
    await recordEvent(tx, { ...event, result: 'failure', reason, details }, now);
    const who = byClient(client, facts, clientAddress);
    await recordLock(tx, 'verification', claim, who, now);
    if (consecutive < consecutiveFailuresAllowed) return;
    if (!(await stopVerifier(tx, { clientId: client.clientId, userId, stoppedAt: now }))) return;
    const stopped = { type: 'verifier_stopped', result: 'success', details: { consecutive } } as const;
    await recordEvent(tx, { ...stopped, ...who }, now);
  });
  return rejected;
}

const subjectOf = ({ clientId }: Client, userId: string) => `${clientId}:${userId}`;

function eventOf(
  { client, purpose, clientAddress }: Asked,
  facts: Pick<VerificationFacts, 'userId' | 'organisationId'> | undefined,
) {
  const target = facts ? { userId: facts.userId, organisationId: facts.organisationId } : {};
  return {
    type: 'verification',
    details: { purpose },
    ...byClient(client, target, clientAddress),
  } as const;
}
