import type { Schema } from '@tvm/contract';
import { type Connection, type Database, queryPrepared, stoppedVerifiers } from '@tvm/db';
import { currentRequestId } from '@tvm/process';
import { sql } from 'drizzle-orm';
import type { AttemptPolicy } from '../../../attempts/attempt-budget.ts';
import {
  type AttemptClaim,
  type ClaimRow,
  claimedAttempt,
  readClaim,
} from '../../../attempts/claimed-attempt.ts';
import { acceptStepSql } from '../../../credentials/accept-step.ts';
import { type App, activeApps } from '../../../standing/used-authenticators.ts';

/** What a verification is decided by. */
export interface VerificationFacts {
  userId: string;
  organisationId: string | null;
  /** None where no app is active, or the user is disabled. */
  apps: App[];
  stoppedAt: Date | null;
  /** Of the idempotency key; null where it is new. */
  requestHmac: string | null;
  reservedAt: Date | null;
  response: Schema<'Verification'> | null;
}

/** A user's facts for one client and idempotency key; undefined for nobody that a client knows. */
export async function findVerificationFacts(
  db: Connection,
  { externalId, clientId, keyHash }: { externalId: string; clientId: string; keyHash: string },
): Promise<VerificationFacts | undefined> {
  const [facts] = await queryPrepared<VerificationFacts>(db, 'find_verification_facts')`
    select u.id as "userId", u.organisation_id as "organisationId", case when u.disabled_at is null then ${activeApps(sql`u.id`)} else '[]' end as apps,
      s.stopped_at as "stoppedAt", k.request_hmac as "requestHmac", k.reserved_at as "reservedAt", k.response
    from users u
    left join stopped_verifiers s on s.user_id = u.id and s.client_id = ${clientId}
    left join idempotency_keys k on k.client_id = ${clientId} and k.key_hash = ${keyHash}
    where u.external_id = ${externalId} and u.kind = 'portal'`;
  return facts;
}

/** What holds an idempotency key while its request is worked on. */
export interface Reservation {
  clientId: string;
  keyHash: string;
  requestHmac: string;
  /** This request, among those that came with the same key. */
  reservation: string;
}

/**
 * Reserves the key and counts the attempt, in one statement and a commit of its own (SECURITY rule 3): of many at once with one key one counts. A reservation that was
 * never answered, because its process ended, can be taken over once it is as old as `abandonedBefore`; its attempt stays counted.
 * @returns undefined when somebody else has the key
 */
export async function reserveAndClaim(
  db: Connection,
  policy: AttemptPolicy,
  subject: string,
  reserved: Reservation & { abandonedBefore: Date },
  now: Date,
): Promise<AttemptClaim | undefined> {
  const { clientId, keyHash, requestHmac, reservation, abandonedBefore } = reserved;
  const [row] = await queryPrepared<ClaimRow>(db, 'reserve_and_claim_verification')`with reserved as (
        insert into idempotency_keys as k (client_id, key_hash, request_hmac, reservation, reserved_at, created_at)
        values (${clientId}, ${keyHash}, ${requestHmac}, ${reservation}, ${now}, ${now})
        on conflict (client_id, key_hash) do update set reservation = excluded.reservation, reserved_at = excluded.reserved_at
        where k.response is null and k.reserved_at <= ${abandonedBefore} and k.request_hmac = excluded.request_hmac
        returning reservation
      ), ${claimedAttempt(policy, now, sql`select ${subject}::text as subject from reserved`)}
      select claimed.consecutive, claimed.attempts_left as "attemptsLeft", claimed.locked_until as "locksUntil", b.locked_until as "lockedUntil"
      from reserved
      left join claimed on true
      left join attempt_budgets b on b.scope = ${policy.scope} and b.subject = ${subject} and b.locked_until > ${now}`;
  return row && readClaim(row, now);
}

/**
 * Accepts a time step once (RFC 6238 section 5.2), in one statement and the second durable commit: the answer is written beside it, the client's attempts for this user are given
 * back, and the event is told.
 * @returns false when nothing changed: the step was used before, its authenticator ended meanwhile, or another request has taken the key over
 */
export async function acceptStepAndAnswer(
  db: Connection,
  { clientId, keyHash, reservation }: Reservation,
  accepting: { userId: string; organisationId: string | null; authenticatorId: string; step: number },
  told: {
    response: Schema<'Verification'>;
    budget: string;
    purpose: string;
    clientAddress: string;
    now: Date;
  },
): Promise<boolean> {
  const { userId, organisationId, authenticatorId, step } = accepting;
  const accepted = acceptStepSql(
    { authenticatorId, userId: sql`(select id from subject where exists (select from held))`, step },
    told.now,
  );
  const rows = await queryPrepared(db, 'accept_step_and_answer')`with subject as (
      -- The user's row first, as every change of credentials does, so that two never wait for each other.
      select id from users where id = ${userId} for no key update
    ), held as (
      -- Nobody takes the key over from now on.
      select from idempotency_keys where client_id = ${clientId} and key_hash = ${keyHash} and reservation = ${reservation}
        and exists (select from subject) for update
    ), accepted as (${accepted}), answered as (
      update idempotency_keys set response = ${JSON.stringify(told.response)}
      where client_id = ${clientId} and key_hash = ${keyHash} and reservation = ${reservation} and exists (select from accepted)
    ), restored as (
      delete from attempt_budgets where scope = 'verification' and subject = ${told.budget} and exists (select from accepted)
    )
    insert into audit_events (occurred_at, type, result, actor_kind, actor_id, organisation_id, user_id, client_address, details, request_id)
    select ${told.now}::timestamptz, 'verification', 'success', 'client', ${clientId}::uuid, ${organisationId}::uuid, user_id, ${told.clientAddress},
      jsonb_build_object('purpose', ${told.purpose}::text), ${currentRequestId() ?? null}::uuid
    from accepted returning id`;
  return rows.length === 1;
}

/** Writes the answer down, in the transaction of what it tells, unless another request has taken the key over. */
export async function answerReservation(
  tx: Database,
  { clientId, keyHash, reservation }: Reservation,
  response: Schema<'Verification'>,
): Promise<void> {
  await queryPrepared(tx, 'answer_reservation')`
    update idempotency_keys set response = ${JSON.stringify(response)}
    where client_id = ${clientId} and key_hash = ${keyHash} and reservation = ${reservation}`;
}

/** Gives the key back where there is no answer. */
export async function releaseReservation(
  db: Database,
  { clientId, keyHash, reservation }: Reservation,
): Promise<void> {
  await queryPrepared(db, 'release_reservation')`
    delete from idempotency_keys where client_id = ${clientId} and key_hash = ${keyHash} and reservation = ${reservation} and response is null`;
}

/** From now on this client is told that it is locked, until support lets it go on. False: it was stopped already. */
export async function stopVerifier(
  tx: Database,
  stopped: { clientId: string; userId: string; stoppedAt: Date },
): Promise<boolean> {
  const added = await tx
    .insert(stoppedVerifiers)
    .values(stopped)
    .onConflictDoNothing()
    .returning({ userId: stoppedVerifiers.userId });
  return added.length === 1;
}
