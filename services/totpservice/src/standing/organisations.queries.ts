import type { Schema } from '@tvm/contract';
import { type Connection, type Database, organisations, query, queryPrepared } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { progressNow } from './progress-now.ts';

type MailState = Schema<'MailState'>;
type MailFigures = Schema<'MailFigures'>;

/** An organisation as its main users see it. */
export async function getOwnOrganisation(
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

/** How many users are at which point. */
export async function countUsers(db: Connection, organisationId: string): Promise<Schema<'UserFigures'>> {
  const [standing] = await queryPrepared<{ figures: Schema<'UserFigures'> }>(db, 'count_users')`
    select figures from organisation_standing where organisation_id = ${organisationId}`;
  if (!standing) throw new Error('no such organisation');
  return standing.figures;
}

/** On which days in the Netherlands how many of the users who are enrolled now were so for the first time, and everybody before them; the first one first. */
export async function selectEnrolledByDay(
  db: Connection,
  organisationId: string,
): Promise<Schema<'OrganisationDays'>['days']> {
  return queryPrepared<Schema<'OrganisationDays'>['days'][number]>(db, 'select_enrolled_by_day')`
    select day::text as day, enrolled from (
      select day, sum(count(*)) over (order by day)::int as enrolled from (
        select (min(a.activated_at) at time zone 'Europe/Amsterdam')::date as day
        from user_standing s join authenticators a on a.user_id = s.user_id
        where s.organisation_id = ${organisationId} and not s.is_disabled and s.state = 'enrolled' and a.activated_at is not null
        group by s.user_id
      ) first group by day order by day desc limit 400
    ) latest order by day`;
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
  const rows = await queryPrepared<{ state: MailState; mails: number }>(db, 'count_activation_mails')`
    select m.state, count(*)::int as mails from mails m join activations t on t.id = m.activation_id
      where t.organisation_id = ${organisationId} and t.ended_at is null group by m.state`;
  const figures = { total: 0, waiting: 0, sent: 0, delivered: 0, deferred: 0, failed: 0, notNeeded: 0 };
  for (const { state, mails: number } of rows) {
    figures.total += number;
    figures[figureOf[state]] += number;
  }
  return figures;
}

/** A user of that very organisation, with what decides whether a registration mail makes sense. */
export async function findUserOf(db: Connection, organisationId: string, userId: string) {
  type Row = { email: string; authenticatorState: 'active' | 'disabled' | null };
  const [user] = await queryPrepared<Row>(db, 'find_user_of_organisation')`
    select u.email, s.authenticator_state as "authenticatorState" from users u join user_standing s on s.user_id = u.id
      where u.id = ${userId} and u.organisation_id = ${organisationId} and not s.is_disabled`;
  return user;
}

/** A user of that very organisation, as far as the page about that user goes. */
export async function findProgressOf(
  db: Database,
  { organisationId, userId }: { organisationId: string; userId: string },
  now: Date,
) {
  type Row = Pick<Schema<'UserTimeline'>, 'fullName' | 'email' | 'progress'>;
  const [user] = await query<Row>(db, 'find_progress_of_user')`
    select u.full_name as "fullName", u.email, ${progressNow(now)} as progress
    from users u join user_standing s on s.user_id = u.id
    where u.id = ${userId} and u.organisation_id = ${organisationId} and not s.is_disabled`;
  return user;
}
