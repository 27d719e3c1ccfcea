import {
  type Connection,
  type Database,
  loginChallenges,
  query,
  queryPrepared,
  sessions,
  users,
} from '@tvm/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { codePolicy, consecutiveFailuresAllowed } from '../../../attempts/attempt-budget.ts';
import { type ClaimRow, claimedAttempt } from '../../../attempts/claimed-attempt.ts';
import {
  type App,
  type AuthenticatorState,
  activeKinds,
  authenticatorState,
  hasPasskeyOf,
} from '../../../standing/used-authenticators.ts';

/** Who is behind an address, with everything that decides what follows the password. */
export interface LoginSubject {
  userId: string;
  email: string;
  kind: 'portal' | 'employee';
  organisationId: string | null;
  credentialEpoch: number;
  passwordHash: string | null;
  pepperKeyId: string | null;
  authenticatorState: AuthenticatorState;
  /** The kinds of active authenticators, the one that was used last first; an app before a passkey that never was. */
  ways: ('app' | 'passkey')[];
  /** Until when codes are locked, or were. */
  codesLockedUntil: Date | null;
  activatedAt: Date | null;
  exemptUntil: Date | null;
}

/** The user of a canonical address, unless disabled. */
export async function findLoginSubject(
  db: Connection,
  emailCanonical: string,
): Promise<LoginSubject | undefined> {
  const [subject] = await queryPrepared<LoginSubject>(db, 'find_login_subject')`
    select u.id as "userId", u.email, u.kind, u.organisation_id as "organisationId", u.credential_epoch as "credentialEpoch",
      p.hash as "passwordHash", p.pepper_key_id as "pepperKeyId", ${authenticatorState(sql`u.id`)} as "authenticatorState",
      ${activeKinds(sql`u.id`)} as ways,
      b.locked_until as "codesLockedUntil",
      f.activated_at as "activatedAt", f.exempt_until as "exemptUntil"
    from users u
    left join passwords p on p.user_id = u.id
    left join attempt_budgets b on b.scope = ${codePolicy.scope} and b.subject = u.id::text
    left join organisation_standing f on f.organisation_id = u.organisation_id
    where u.email_canonical = ${emailCanonical} and u.disabled_at is null`;
  return subject;
}

/**
 * What a live login challenge leads to. No authenticator, and no apps: they are gone, or the attempt comes after the last that may be looked at, because a
 * process ended between counting that one and disabling the authenticator.
 */
export interface ClaimedChallenge extends ClaimRow {
  challengeId: string;
  userId: string;
  organisationId: string | null;
  kind: 'portal' | 'employee';
  hasAuthenticator: boolean;
  hasPasskey: boolean;
  apps: App[];
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
  const [claimed] = await queryPrepared<ClaimedChallenge>(db, 'claim_challenge_attempt')`with challenge as (
        select c.id, c.user_id, u.organisation_id, u.kind from login_challenges c
        join users u on u.id = c.user_id and u.credential_epoch = c.credential_epoch and u.disabled_at is null
        where c.token_hash = ${tokenHash} and c.consumed_at is null and c.expires_at > ${now}
      ), ${claimedAttempt(codePolicy, now, sql`select user_id::text as subject from challenge`)}
      select challenge.id as "challengeId", challenge.user_id as "userId", challenge.organisation_id as "organisationId", challenge.kind,
        a.state is not null as "hasAuthenticator", coalesce(a.has_passkey, false) as "hasPasskey", coalesce(a.apps, '[]') as apps, claimed.consecutive, claimed.attempts_left as "attemptsLeft", claimed.locked_until as "locksUntil", b.locked_until as "lockedUntil"
      from challenge
      left join claimed on claimed.subject = challenge.user_id::text
      left join lateral (
        select min(f.state) as state, jsonb_agg(jsonb_build_object('id', f.id, 'sealedSecret', f.sealed_secret) order by f.last_used_at desc nulls last, f.id)
          filter (where f.kind = 'app') as apps, bool_or(f.kind = 'passkey') as has_passkey
        from authenticators f where f.user_id = challenge.user_id and f.state = 'active' and claimed.consecutive <= ${consecutiveFailuresAllowed}
      ) a on true
      left join attempt_budgets b on b.scope = ${codePolicy.scope} and b.subject = challenge.user_id::text and b.locked_until > ${now}`;
  return claimed;
}

/** Whose live login challenge it is; undefined when it is consumed, expired, or of an older epoch. */
export async function findLiveChallenge(db: Connection, tokenHash: string, now: Date) {
  const [challenge] = await queryPrepared<
    Pick<ClaimedChallenge, 'challengeId' | 'userId' | 'organisationId' | 'kind' | 'hasPasskey'> & {
      credentialEpoch: number;
    }
  >(db, 'find_live_challenge')`
    select c.id as "challengeId", c.user_id as "userId", u.organisation_id as "organisationId", c.credential_epoch as "credentialEpoch",
      u.kind, ${hasPasskeyOf(sql`u.id`)} as "hasPasskey"
    from login_challenges c join users u on u.id = c.user_id and u.credential_epoch = c.credential_epoch and u.disabled_at is null
    where c.token_hash = ${tokenHash} and c.consumed_at is null and c.expires_at > ${now}`;
  return challenge;
}

/**
 * A challenge for whoever gave the right password.
 * @returns how many there are with it, since the last login and within 24 hours, that no code answered; exact, because the user's row is locked
 */
export async function insertLoginChallenge(
  tx: Database,
  challenge: typeof loginChallenges.$inferInsert,
): Promise<number> {
  const { userId, createdAt } = challenge;
  await query(tx, 'lock_user_of_challenge')`select from users where id = ${userId} for no key update`;
  await tx.insert(loginChallenges).values(challenge);
  const [counted] = await query<{ unanswered: number }>(tx, 'count_unanswered_challenges')`
    select count(*)::int as unanswered from login_challenges c
    where c.user_id = ${userId} and c.consumed_at is null
      and c.created_at > greatest(last_login_of(c.user_id), ${createdAt}::timestamptz - interval '24 hours')`;
  return counted?.unanswered ?? 1;
}

/** A session opened with a password only. */
export async function insertPasswordSession(
  db: Database,
  session: Omit<typeof sessions.$inferInsert, 'assurance'>,
): Promise<void> {
  await db.insert(sessions).values({ ...session, assurance: 'password' });
  await queryPrepared(db, 'mark_first_login')`
    select mark_first_login(id, ${session.createdAt}) from users where id = ${session.userId} and last_login_at is null`;
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
