import { type Connection, queryPrepared, type SecondFactor, sessions } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import {
  decideSecondFactor,
  decisionOf,
  meetsSecondFactor,
  type SecondFactorDecision,
  type TwoFactorDecision,
} from '@tvm/policy';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import {
  type AuthenticatorState,
  authenticatorState,
  hasPasskeyOf,
} from '../standing/used-authenticators.ts';

/** An hour without a request, or twelve in all, end a session. */
export const sessionIdleSeconds = 3600;
export const sessionAbsoluteSeconds = 12 * 3600;
/** `last_seen_at` is written this often at most: a read shouldn't cost a write. */
const touchSeconds = 60;

export type EmployeeRole = 'support' | 'support_lead' | 'auditor';

interface SessionRow {
  sessionId: string;
  assurance: 'password' | 'two_factor';
  lastSeenAt: Date;
  expiresAt: Date;
  passwordGivenAt: Date;
  codeGivenAt: Date | null;
  secondFactor: SecondFactor | null;
  isPersonVerified: boolean;
  userId: string;
  kind: 'portal' | 'employee';
  employeeRole: EmployeeRole | null;
  isMainUser: boolean;
  email: string;
  emailCanonical: string;
  fullName: string;
  language: 'nl' | 'en';
  organisationId: string | null;
  organisationName: string | null;
  authenticatorState: AuthenticatorState;
  hasPasskey: boolean;
  activatedAt: Date | null;
  exemptUntil: Date | null;
}

/** A live session, with what is true for its user at this moment. */
export interface Session extends SessionRow {
  /** Of the token that the request came with; another one once the session was rotated. */
  tokenHash: string;
  decision: TwoFactorDecision;
  /** Which second factors count from its user. */
  factors: SecondFactorDecision;
  /** What it isn't good enough without; null for one that reaches as far as its user may go. */
  lacks: 'authenticator' | 'passkey' | null;
  level: 'full' | 'restricted';
}

/** Of an employee, whatever the role. */
export type EmployeeSession = Session & { kind: 'employee'; employeeRole: EmployeeRole };

/**
 * The session behind a cookie's token, or undefined: unknown, ended, idle for an hour, older than 12 hours, of an older epoch, or of a
 * disabled user. Whether it is good enough is decided anew each time (SECURITY rule 8).
 */
export async function findSession(deps: Deps, token: string): Promise<Session | undefined> {
  return findSessionByHash(deps, hashToken('session', token));
}

/** The same, by what is kept of the token. */
export async function findSessionByHash(deps: Deps, tokenHash: string): Promise<Session | undefined> {
  const now = deps.now();
  const row = await selectSession(deps.db, tokenHash, now);
  if (!row) return undefined;
  const decision = decisionOf(deps.config, row, now);
  const factors = decideSecondFactor(deps.config, row, now);
  const lacks = lackOf(row, decision, factors);
  return { ...row, tokenHash, decision, factors, lacks, level: lacks === null ? 'full' : 'restricted' };
}

/** Nothing of whoever needn't use 2FA and has no authenticator. */
function lackOf(
  row: SessionRow,
  { required }: TwoFactorDecision,
  factors: SecondFactorDecision,
): Session['lacks'] {
  if (!required && row.authenticatorState === null) return null;
  if (row.assurance !== 'two_factor') return 'authenticator';
  return meetsSecondFactor(factors, row) ? null : 'passkey';
}

async function selectSession(db: Connection, tokenHash: string, now: Date): Promise<SessionRow | undefined> {
  const [session] = await queryPrepared<SessionRow>(db, 'find_session')`
    select s.id as "sessionId", s.assurance, s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", s.password_given_at as "passwordGivenAt",
      s.code_given_at as "codeGivenAt", s.second_factor as "secondFactor", s.is_person_verified as "isPersonVerified",
      u.id as "userId", u.kind, u.employee_role as "employeeRole", u.is_main_user as "isMainUser", u.email, u.email_canonical as "emailCanonical", u.full_name as "fullName",
      u.language, u.organisation_id as "organisationId", o.name as "organisationName",
      ${authenticatorState(sql`u.id`)} as "authenticatorState", ${hasPasskeyOf(sql`u.id`)} as "hasPasskey",
      f.activated_at as "activatedAt", f.exempt_until as "exemptUntil"
    from sessions s
    join users u on u.id = s.user_id and u.credential_epoch = s.credential_epoch and u.disabled_at is null
    left join organisations o on o.id = u.organisation_id
    left join organisation_standing f on f.organisation_id = u.organisation_id
    where s.token_hash = ${tokenHash} and s.ended_at is null and s.expires_at > ${now}
      and s.last_seen_at > ${now}::timestamptz - make_interval(secs => ${sessionIdleSeconds})`;
  return session;
}

/** Keeps a session in use from going idle. */
export async function touchSession(deps: Deps, session: Session): Promise<void> {
  const now = deps.now();
  if (now.getTime() - session.lastSeenAt.getTime() < touchSeconds * 1000) return;
  await deps.db
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, session.sessionId), lt(sessions.lastSeenAt, now)));
}
