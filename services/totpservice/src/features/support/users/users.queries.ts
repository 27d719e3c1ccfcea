import type { Schema } from '@tvm/contract';
import { type Database, query, users } from '@tvm/db';
import { sql } from 'drizzle-orm';
import { consecutiveFailuresAllowed } from '../../../attempts/attempt-budget.ts';
import { type EmployeeRole, sessionIdleSeconds } from '../../../sessions/session.ts';
import { newPhoneApprovedAt } from '../../../standing/new-phone-approval.ts';
import { type Progress, progressNow } from '../../../standing/progress-now.ts';
import {
  type CountedChange,
  countedChanges,
  heldBecause,
  type SensitiveChange,
} from '../../../standing/sensitive-changes.ts';
import { refusedLoginsOf } from '../../../trail/count-anonymous.ts';

/** A user as support sees it. */
export interface UserFacts {
  userId: string;
  kind: 'portal' | 'employee';
  employeeRole: EmployeeRole | null;
  isMainUser: boolean;
  fullName: string;
  email: string;
  emailCanonical: string;
  organisationId: string | null;
  organisationName: string | null;
  disabledAt: Date | null;
  emailChangedAt: Date | null;
  lastLoginAt: Date | null;
  mailBouncedAt: Date | null;
  progress: Progress | null;
  authenticatorState: 'active' | 'disabled' | null;
  authenticatorAt: Date | null;
  recoveryCodesLeft: number;
  hasPassword: boolean;
  sessions: number;
  /** The instant as PostgreSQL's JSON has it. */
  refusedLogins: { count: number; networks: number; latestAt: string } | null;
  newPhoneApprovedAt: Date | null;
  changes: CountedChange[];
  heldBecause: SensitiveChange[] | null;
  /** See the contract. */
  phoneDriftSeconds: number | null;
}

/** Everything about a user that is no secret; undefined for nobody. */
export async function findUser(db: Database, userId: string, now: Date): Promise<UserFacts | undefined> {
  const [user] = await query<UserFacts>(db, 'find_user_for_support')`
    select users.id as "userId", users.kind, users.employee_role as "employeeRole", users.is_main_user as "isMainUser", users.full_name as "fullName",
      users.email, users.email_canonical as "emailCanonical", users.organisation_id as "organisationId", o.name as "organisationName",
      users.disabled_at as "disabledAt", users.email_changed_at as "emailChangedAt", last_login_of(users.id) as "lastLoginAt",
      users.mail_bounced_at as "mailBouncedAt", case when users.organisation_id is not null and not s.is_disabled then ${progressNow(now)} end as progress,
      s.authenticator_state as "authenticatorState",
      (select max(a.activated_at) from authenticators a where a.user_id = users.id and a.state = s.authenticator_state) as "authenticatorAt",
      (select count(*)::int from recovery_codes c where c.user_id = users.id and c.used_at is null) as "recoveryCodesLeft",
      exists (select from passwords w where w.user_id = users.id) as "hasPassword",
      (select count(*)::int from sessions s where s.user_id = users.id and s.credential_epoch = users.credential_epoch and s.ended_at is null
        and s.expires_at > ${now} and s.last_seen_at > ${now}::timestamptz - make_interval(secs => ${sessionIdleSeconds})) as sessions,
      ${refusedLoginsOf(userId, now)} as "refusedLogins",
      ${newPhoneApprovedAt()} as "newPhoneApprovedAt", ${countedChanges(sql`users.id`)} as changes, ${heldBecause(sql`users.id`)} as "heldBecause",
      (select (e.details ->> 'driftSeconds')::int from audit_events e
        where e.user_id = users.id and e.type in ('login_code', 'step_up', 'verification', 'enrolment_code', 'password_reset_completed')
        order by e.id desc limit 1) as "phoneDriftSeconds"
    from ${users}
    left join organisations o on o.id = users.organisation_id
    join user_standing s on s.user_id = users.id
    where users.id = ${userId}`;
  return user;
}

type Locks = Schema<'SupportUser'>['locks'];

/** What a lock is of, as support calls it. */
const lockedBy = sql`case when b.scope in ('enrolment', 'set_password') then 'registration' when b.scope in ('code', 'verification') then b.scope else 'password' end`;

/**
 * The budgets of a user, whoever used them up: those of the login's codes and of mailed links go by the user's id, those of browsers that are known begin with
 * it, that of the account goes by a keyed hash of the address, and those of other systems end with it.
 */
const isOf = (userId: string, passwordSubject: string) => sql`(
  b.subject = ${userId} and b.scope in ('code', 'enrolment', 'set_password')
  or b.scope = 'password_known_browser' and b.subject like ${`${userId} %`}
  or b.scope = 'verification' and b.subject in (select c.id || ${`:${userId}`} from clients c)
  or b.scope = 'password_account' and b.subject = ${passwordSubject})`;

/** The locks of a user that haven't ended, one of each kind, and whether a hundred wrong passwords in a row have stopped the account's. */
export async function findLocks(
  db: Database,
  { userId, passwordSubject }: { userId: string; passwordSubject: string },
  now: Date,
): Promise<Locks> {
  const rows = await query<{ by: Locks[number]['by']; until: Date | null }>(db, 'find_locks')`
    select ${lockedBy} as by, max(b.locked_until) as until from attempt_budgets b
    where ${isOf(userId, passwordSubject)} and b.locked_until > ${now} group by 1
    union all
    select 'verifier_stopped', null from stopped_verifiers where user_id = ${userId} group by 1
    union all
    select 'password_capped', null from attempt_budgets b
    where b.scope = 'password_account' and b.subject = ${passwordSubject} and b.consecutive >= ${consecutiveFailuresAllowed}
    order by 1`;
  return rows.map(({ by, until }) => ({ by, until: until?.toISOString() ?? null }));
}

/**
 * Ends them, and lets clients go on that were stopped for the user, whose count starts anew. What else counts towards disabling the authenticator stays: only a correct code gives that back (SECURITY rule 5).
 * @returns the scopes of those that were ended
 */
export async function endLocks(
  tx: Database,
  { userId, passwordSubject }: { userId: string; passwordSubject: string },
  now: Date,
): Promise<string[]> {
  const ended = await query<{ scope: string }>(tx, 'end_locks')`
    update attempt_budgets b set attempts = 0, locked_until = null, updated_at = ${now}
    where ${isOf(userId, passwordSubject)} and b.locked_until > ${now}
    returning b.scope`;
  const lifted = await query(tx, 'let_verifiers_go_on')`
    with lifted as (delete from stopped_verifiers where user_id = ${userId} returning client_id)
    delete from attempt_budgets b using lifted where b.scope = 'verification' and b.subject = lifted.client_id || ${`:${userId}`}
    returning b.subject`;
  return [...ended.map(({ scope }) => scope), ...lifted.map(() => 'verifier_stopped')].sort();
}
