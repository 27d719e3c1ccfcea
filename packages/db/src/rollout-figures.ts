import { type SQL, sql } from 'drizzle-orm';

const at = (...progress: string[]): SQL =>
  sql`(count(*) filter (where p.progress in (${sql.join(
    progress.map((each) => sql.raw(`'${each}'`)),
    sql`, `,
  )})))::int`;

/** The figures of the rollout, over rows `p` of `user_progress` with their users `u`: the one derivation of progress, counted. */
export const rolloutFigures: SQL = sql`count(*)::int as "users", ${at('enrolled')} as "enrolled",
  (count(*) filter (where p.progress <> 'enrolled'))::int as "notEnrolled", ${at('invited', 'link_opened', 'password_set')} as "invited",
  ${at('mail_undelivered')} as "undeliverable", ${at('not_invited')} as "notInvited", ${at('disabled')} as "disabled",
  (count(*) filter (where u.last_login_at is null))::int as "neverLoggedIn"`;
