import type { Schema } from '@tvm/contract';
import { type Connection, type Database, organisations } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { progressNow } from '../../../standing/progress-now.ts';

type MailState = Schema<'MailState'>;
type MailFigures = Schema<'MailFigures'>;

/** An organisation as its main users see it. */
export async function getOrganisation(
  db: Database,
  organisationId: string,
): Promise<{ name: string; userListVersion: number }> {
  const [organisation] = await db
    .select({ name: organisations.name, userListVersion: organisations.userListVersion })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  if (!organisation) throw new Error('no such organisation');
  return organisation;
}

/** How many users are at which point. A locked or disabled authenticator is an enrolled one. */
export async function countUsers(db: Connection, organisationId: string) {
  const { rows } = await db.$client.query<{ progress: string; users: number; neverLoggedIn: number }>({
    name: 'count_users_by_progress',
    text: `select p.progress, count(*)::int as users, count(*) filter (where u.last_login_at is null)::int as "neverLoggedIn"
      from user_progress p join users u on u.id = p.user_id where p.organisation_id = $1 group by p.progress`,
    values: [organisationId],
  });
  const at = (...progress: string[]) =>
    sum(rows.filter((row) => progress.includes(row.progress)).map((row) => row.users));
  return {
    total: sum(rows.map((row) => row.users)),
    enrolled: at('enrolled', 'disabled'),
    passwordSet: at('password_set'),
    linkOpened: at('link_opened'),
    invited: at('invited'),
    mailUndelivered: at('mail_undelivered'),
    notInvited: at('not_invited'),
    neverLoggedIn: sum(rows.map((row) => row.neverLoggedIn)),
  };
}

/** How the main user's page calls a state of a mail. Of whoever complained the mail was read; an end that nobody waits for is no failure. */
const figureOf: Record<MailState, Exclude<keyof MailFigures, 'total'>> = {
  queued: 'waiting',
  sending: 'waiting',
  accepted: 'sent',
  delivered: 'delivered',
  complained: 'delivered',
  deferred: 'deferred',
  bounced: 'failed',
  failed: 'failed',
  replaced: 'notNeeded',
  withdrawn: 'notNeeded',
};

/** What became of the mails that the open activation of an organisation caused, each counted once. */
export async function countActivationMails(db: Connection, organisationId: string): Promise<MailFigures> {
  const { rows } = await db.$client.query<{ state: MailState; mails: number }>({
    name: 'count_activation_mails',
    text: `select m.state, count(*)::int as mails from mails m join activations t on t.id = m.activation_id
      where t.organisation_id = $1 and t.ended_at is null group by m.state`,
    values: [organisationId],
  });
  const figures = { total: 0, waiting: 0, sent: 0, delivered: 0, deferred: 0, failed: 0, notNeeded: 0 };
  for (const { state, mails: number } of rows) {
    figures.total += number;
    figures[figureOf[state]] += number;
  }
  return figures;
}

/** A user of that very organisation, with what decides whether a registration mail makes sense. */
export async function findUserOf(db: Connection, organisationId: string, userId: string) {
  const { rows } = await db.$client.query<{
    email: string;
    authenticatorState: 'active' | 'disabled' | null;
  }>({
    name: 'find_user_of_organisation',
    text: `select u.email, a.state as "authenticatorState" from users u
      left join authenticators a on a.user_id = u.id and a.state in ('active', 'disabled')
      where u.id = $2 and u.organisation_id = $1 and u.disabled_at is null`,
    values: [organisationId, userId],
  });
  return rows[0];
}

/** A user of that very organisation, as far as the page about that user goes. */
export async function findProgressOf(
  db: Database,
  { organisationId, userId }: { organisationId: string; userId: string },
  now: Date,
) {
  const { rows } = await db.execute<Pick<Schema<'UserTimeline'>, 'fullName' | 'email' | 'progress'>>(sql`
    select u.full_name as "fullName", u.email, ${progressNow(now)} as progress
    from users u join user_progress p on p.user_id = u.id
    where u.id = ${userId} and u.organisation_id = ${organisationId}`);
  return rows[0];
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
