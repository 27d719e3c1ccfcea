import { type Connection, type Database, loginChallenges, sessions, users } from '@tvm/db';
import { and, eq, isNull } from 'drizzle-orm';
import {
  claimedAttempt,
  codePolicy,
  consecutiveFailuresAllowed,
  policyParameters,
} from '../../security/attempt-budget.ts';

/** Who is behind an address, with everything that decides what follows the password. */
export interface LoginSubject {
  userId: string;
  email: string;
  kind: 'portal' | 'employee';
  organisationId: string | null;
  credentialEpoch: number;
  passwordHash: string | null;
  pepperKeyId: string | null;
  authenticatorState: 'active' | 'disabled' | null;
  activatedAt: Date | null;
  exemptUntil: Date | null;
}

/** The user of a canonical address, unless disabled. */
export async function findLoginSubject(
  db: Connection,
  emailCanonical: string,
): Promise<LoginSubject | undefined> {
  const { rows } = await db.$client.query<LoginSubject>({
    name: 'find_login_subject',
    text: `select u.id as "userId", u.email, u.kind, u.organisation_id as "organisationId", u.credential_epoch as "credentialEpoch",
        p.hash as "passwordHash", p.pepper_key_id as "pepperKeyId", a.state as "authenticatorState",
        t.activated_at as "activatedAt", e.ends_at as "exemptUntil"
      from users u
      left join passwords p on p.user_id = u.id
      left join authenticators a on a.user_id = u.id and a.state in ('active', 'disabled')
      left join activations t on t.organisation_id = u.organisation_id and t.ended_at is null
      left join exemptions e on e.organisation_id = u.organisation_id and e.ended_at is null
      where u.email_canonical = $1 and u.disabled_at is null`,
    values: [emailCanonical],
  });
  return rows[0];
}

/**
 * What a live login challenge leads to. No authenticator: it is gone, or the attempt comes after the last that may be looked at, because a
 * process ended between counting that one and disabling the authenticator.
 */
export interface ClaimedChallenge {
  challengeId: string;
  userId: string;
  organisationId: string | null;
  authenticatorId: string | null;
  sealedSecret: string | null;
  consecutive: number | null;
  lockedUntil: Date | null;
}

/**
 * The first durable commit of a code: counts an attempt for a live challenge and returns all that is needed to look at it. Undefined when the
 * challenge isn't live: consumed, expired, or of an older epoch.
 */
export async function claimChallengeAttempt(
  db: Connection,
  tokenHash: string,
  now: Date,
): Promise<ClaimedChallenge | undefined> {
  const { rows } = await db.$client.query<ClaimedChallenge>({
    name: 'claim_challenge_attempt',
    text: `with challenge as (
        select c.id, c.user_id, u.organisation_id from login_challenges c
        join users u on u.id = c.user_id and u.credential_epoch = c.credential_epoch and u.disabled_at is null
        where c.token_hash = $9 and c.consumed_at is null and c.expires_at > $2
      ), ${claimedAttempt('select user_id::text as subject from challenge')}
      select challenge.id as "challengeId", challenge.user_id as "userId", challenge.organisation_id as "organisationId",
        a.id as "authenticatorId", a.sealed_secret as "sealedSecret", claimed.consecutive, b.locked_until as "lockedUntil"
      from challenge
      left join claimed on claimed.subject = challenge.user_id::text
      left join authenticators a on a.user_id = challenge.user_id and a.state = 'active' and claimed.consecutive <= $10
      left join attempt_budgets b on b.scope = $1 and b.subject = challenge.user_id::text and b.locked_until > $2`,
    values: [...policyParameters(codePolicy, now), tokenHash, consecutiveFailuresAllowed],
  });
  return rows[0];
}

/** What makes a session of a challenge. */
export interface SessionOpening {
  challengeId: string;
  sessionTokenHash: string;
  now: Date;
  expiresAt: Date;
  clientAddress: string;
  userAgent: string | undefined;
}

/**
 * The rest of the second durable commit: given `accepted (user_id, used_codes)`, a change that joins `subject (user_id)`, consumes the challenge, gives the attempts back, opens the session and
 * appends the event. Answers a row only when the challenge was still there. $1 to $6: {@link openingParameters}.
 */
const openSessionOf = (accepted: string, eventType: string) => `with subject as (
    -- The user's row first, as every change of credentials does, so that two never wait for each other.
    select u.id as user_id from login_challenges c join users u on u.id = c.user_id where c.id = $1 for no key update of u
  ), accepted as (${accepted}), consumed as (
    update login_challenges c set consumed_at = $2 from accepted
    where c.id = $1 and c.consumed_at is null and c.user_id = accepted.user_id
    returning c.user_id, c.credential_epoch
  ), restored as (
    delete from attempt_budgets b using consumed where b.scope = 'code' and b.subject = consumed.user_id::text
  ), seen as (
    update users u set last_login_at = $2 from consumed where u.id = consumed.user_id returning u.id, u.organisation_id, u.kind
  ), opened as (
    insert into sessions (user_id, token_hash, credential_epoch, assurance, created_at, last_seen_at, expires_at,
      password_given_at, code_given_at, client_address, user_agent)
    select c.user_id, $3, c.credential_epoch, 'two_factor', $2, $2, $4, l.created_at, $2, $5, $6
    from consumed c join login_challenges l on l.id = $1
    returning id, user_id
  ), told as (
    insert into audit_events (occurred_at, type, result, actor_kind, actor_id, organisation_id, user_id, client_address)
    select $2, '${eventType}', 'success', case seen.kind when 'employee' then 'employee' else 'user' end, seen.id, seen.organisation_id, seen.id, $5
    from opened join seen on seen.id = opened.user_id
  )
  select opened.id as "sessionId",
    -- A statement doesn't see what its own parts change.
    (select count(*)::int from recovery_codes r where r.user_id = opened.user_id and r.used_at is null) - accepted.used_codes as "recoveryCodesLeft"
  from opened join accepted using (user_id)`;

const openingParameters = (opening: SessionOpening) => [
  opening.challengeId,
  opening.now,
  opening.sessionTokenHash,
  opening.expiresAt,
  opening.clientAddress,
  opening.userAgent ?? null,
];

/** The session that a second factor opened. */
export interface OpenedSession {
  sessionId: string;
  recoveryCodesLeft: number;
}

/** Accepts a time step once (RFC 6238 section 5.2) and opens the session, in one statement. Undefined: rejected, nothing changed but the step. */
export async function acceptStepAndOpenSession(
  db: Connection,
  authenticatorId: string,
  step: number,
  opening: SessionOpening,
): Promise<OpenedSession | undefined> {
  const { rows } = await db.$client.query<OpenedSession>({
    name: 'accept_step_and_open_session',
    text: openSessionOf(
      `update authenticators a set last_accepted_step = $8 from subject
       where a.id = $7 and a.user_id = subject.user_id and a.state = 'active' and a.last_accepted_step < $8
       returning a.user_id, 0 as used_codes`,
      'login_code',
    ),
    values: [...openingParameters(opening), authenticatorId, step],
  });
  return rows[0];
}

/** Uses up a recovery code and opens the session, in one statement. Undefined: none of the hashes is an unused code of the authenticator. */
export async function useRecoveryCodeAndOpenSession(
  db: Connection,
  authenticatorId: string,
  keyedHashes: string[],
  opening: SessionOpening,
): Promise<OpenedSession | undefined> {
  const { rows } = await db.$client.query<OpenedSession>({
    name: 'use_recovery_code_and_open_session',
    text: openSessionOf(
      `update recovery_codes r set used_at = $2 from authenticators a join subject using (user_id)
       where a.id = $7 and a.state = 'active' and r.authenticator_id = a.id and r.keyed_hash = any($8) and r.used_at is null
       returning r.user_id, 1 as used_codes`,
      'login_recovery_code',
    ),
    values: [...openingParameters(opening), authenticatorId, keyedHashes],
  });
  return rows[0];
}

/** A challenge for whoever gave the right password. */
export async function insertLoginChallenge(
  db: Database,
  challenge: typeof loginChallenges.$inferInsert,
): Promise<void> {
  await db.insert(loginChallenges).values(challenge);
}

/** A session opened with a password only. */
export async function insertPasswordSession(
  db: Database,
  session: Omit<typeof sessions.$inferInsert, 'assurance'>,
): Promise<void> {
  await db.insert(sessions).values({ ...session, assurance: 'password' });
  await db.update(users).set({ lastLoginAt: session.createdAt }).where(eq(users.id, session.userId));
}

interface EndedSession {
  userId: string;
  kind: 'portal' | 'employee';
  organisationId: string | null;
}

/** Ends a session; one that isn't there is ended already. */
export async function endSessionOf(
  db: Database,
  tokenHash: string,
  now: Date,
): Promise<EndedSession | undefined> {
  const [ended] = await db
    .update(sessions)
    .set({ endedAt: now })
    .from(users)
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.endedAt), eq(users.id, sessions.userId)))
    .returning({ userId: users.id, kind: users.kind, organisationId: users.organisationId });
  return ended;
}
