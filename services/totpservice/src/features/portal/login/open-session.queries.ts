import { type Connection, queryPrepared, type SecondFactor } from '@tvm/db';
import { currentRequestId } from '@tvm/process';
import { type SQL, sql } from 'drizzle-orm';
import { acceptStepSql } from '../../../credentials/accept-step.ts';
import { acceptPasskeySql, type MatchedPasskey } from '../../../credentials/match-passkey.ts';
import { type offerDeviceCookie, stillRemembered, wasRemembered } from '../../../sessions/device-cookie.ts';

/** What makes a session of a challenge. */
export interface SessionOpening {
  challengeId: string;
  sessionTokenHash: string;
  now: Date;
  expiresAt: Date;
  clientAddress: string;
  userAgent: string | undefined;
  device: ReturnType<typeof offerDeviceCookie>;
}

/** By what a login is finished. */
interface LoginProof {
  by: 'login_code' | 'login_passkey' | 'login_recovery_code';
  secondFactor: SecondFactor;
  isPersonVerified?: boolean;
}

/**
 * The rest of the second durable commit: given `accepted (user_id)`, a change that reads `subject (user_id)`, consumes the challenge, gives the attempts back, opens the session,
 * remembers the browser, appends the event, and tells of a recovery code or a browser that wasn't known. Answers a row only when the challenge was still there.
 */
function openSessionOf(
  { challengeId, sessionTokenHash, now, expiresAt, clientAddress, userAgent, device }: SessionOpening,
  accepted: SQL,
  { by, secondFactor, isPersonVerified = false }: LoginProof,
): SQL {
  const at = sql`${now}::timestamptz`;
  const byRecoveryCode = by === 'login_recovery_code';
  return sql`with subject as (
    -- The user's row first, as every change of credentials does, so that two never wait for each other.
    select u.id as user_id, u.organisation_id, u.kind, u.last_login_at from login_challenges c join users u on u.id = c.user_id
    where c.id = ${challengeId} for no key update of u
  ), accepted as (${accepted}), consumed as (
    update login_challenges c set consumed_at = ${at} from accepted
    where c.id = ${challengeId} and c.consumed_at is null and c.user_id = accepted.user_id
    returning c.user_id, c.credential_epoch, c.created_at
  ), restored as (
    -- By a value and not by a join, so that no plan ever reads the budgets of others.
    delete from attempt_budgets b where b.scope = 'code' and b.subject = (select user_id::text from consumed)
  ), opened as (
    insert into sessions (user_id, token_hash, credential_epoch, assurance, created_at, last_seen_at, expires_at,
      password_given_at, code_given_at, second_factor, is_person_verified, client_address, user_agent)
    select c.user_id, ${sessionTokenHash}, c.credential_epoch, 'two_factor', ${at}, ${at}, ${expiresAt}::timestamptz, c.created_at, ${at},
      ${secondFactor}, ${isPersonVerified}, ${clientAddress}, ${userAgent ?? null}
    from consumed c
    returning id, user_id, credential_epoch
  ), remembered as (
    select o.user_id, ${wasRemembered(device.sentHash, sql`o.user_id`, now)} as was_known,
      coalesce(${stillRemembered(device, sql`o.user_id`, sql`o.credential_epoch`)},
        remember_browser(${device.sentHash}, ${device.mintedHash}, o.user_id, o.credential_epoch, ${at}, ${device.expiresAt})) as hash
    from opened o
  ), told as (
    insert into audit_events (occurred_at, type, result, actor_kind, actor_id, organisation_id, user_id, client_address, request_id)
    select ${at}, ${by}, 'success', case subject.kind when 'employee' then 'employee' else 'user' end, subject.user_id, subject.organisation_id, subject.user_id,
      ${clientAddress}, ${currentRequestId() ?? null}::uuid
    from opened join subject on subject.user_id = opened.user_id
  ), noticed as (
    select user_id, queue_notice(user_id, ${byRecoveryCode ? 'recovery_code_used' : 'new_browser'}, ${at}, ${clientAddress}, ${userAgent ?? null}::text)
    from remembered where ${byRecoveryCode}::boolean or not was_known
  )
  select opened.id as "sessionId", remembered.hash as "deviceHash",
    case when subject.last_login_at is null then mark_first_login(opened.user_id, ${at}) end as "firstLogin",
    -- A statement doesn't see what its own parts change.
    (select count(*)::int from recovery_codes r where r.user_id = opened.user_id and r.used_at is null) - ${byRecoveryCode ? 1 : 0} as "recoveryCodesLeft"
  from opened join remembered using (user_id) join subject using (user_id) left join noticed using (user_id)`;
}

/** The session that a second factor opened. */
export interface OpenedSession {
  sessionId: string;
  recoveryCodesLeft: number;
  /** Of the device cookie that counts from now on. */
  deviceHash: string;
}

/** Accepts a time step once (RFC 6238 section 5.2) and opens the session, in one statement. Undefined: rejected, nothing changed but the step. */
export async function acceptStepAndOpenSession(
  db: Connection,
  right: { authenticatorId: string; step: number },
  opening: SessionOpening,
): Promise<OpenedSession | undefined> {
  const accepted = acceptStepSql({ ...right, userId: sql`(select user_id from subject)` }, opening.now);
  const statement = openSessionOf(opening, accepted, { by: 'login_code', secondFactor: 'otp' });
  const [opened] = await queryPrepared<OpenedSession>(db, 'accept_step_and_open_session')`${statement}`;
  return opened;
}

/** Accepts a passkey's counter and opens the session, in one statement. Undefined: it was removed meanwhile, another answer has counted further, or the challenge is gone. */
export async function acceptPasskeyAndOpenSession(
  db: Connection,
  matched: MatchedPasskey,
  opening: SessionOpening,
): Promise<OpenedSession | undefined> {
  const accepted = acceptPasskeySql(matched, sql`(select user_id from subject)`, opening.now);
  const { secondFactor, isPersonVerified } = matched;
  const proof = { by: 'login_passkey', secondFactor, isPersonVerified } as const;
  const statement = openSessionOf(opening, accepted, proof);
  const [opened] = await queryPrepared<OpenedSession>(db, 'accept_passkey_and_open_session')`${statement}`;
  return opened;
}

/** Uses up a recovery code and opens the session, in one statement. Undefined: none of the hashes is an unused code of the user, or no authenticator is active. */
export async function useRecoveryCodeAndOpenSession(
  db: Connection,
  keyedHashes: string[],
  opening: SessionOpening,
): Promise<OpenedSession | undefined> {
  const accepted = sql`update recovery_codes r set used_at = ${opening.now} from subject
    where r.user_id = subject.user_id and r.keyed_hash = any(${sql.param(keyedHashes)}) and r.used_at is null
      and exists (select from authenticators a where a.user_id = r.user_id and a.state = 'active')
    returning r.user_id`;
  const proof = { by: 'login_recovery_code', secondFactor: 'recovery_code' } as const;
  const statement = openSessionOf(opening, accepted, proof);
  const [opened] = await queryPrepared<OpenedSession>(db, 'use_recovery_code_and_open_session')`${statement}`;
  return opened;
}
