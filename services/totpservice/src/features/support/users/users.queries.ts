import { type Database, query, users } from '@tvm/db';
import { sql } from 'drizzle-orm';
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
