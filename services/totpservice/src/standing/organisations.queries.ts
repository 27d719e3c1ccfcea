import type { Schema } from '@tvm/contract';
import { type Connection, type Database, organisations } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { progressNow } from './progress-now.ts';

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

/** How many users are at which point. */
export async function countUsers(db: Connection, organisationId: string): Promise<Schema<'UserFigures'>> {
  const { rows } = await db.$client.query<{ figures: Schema<'UserFigures'> }>({
    name: 'count_users',
    text: `select figures from organisation_standing where organisation_id = $1`,
    values: [organisationId],
  });
  const [standing] = rows;
  if (!standing) throw new Error('no such organisation');
  return standing.figures;
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
    text: `select u.email, s.authenticator_state as "authenticatorState" from users u join user_standing s on s.user_id = u.id
      where u.id = $2 and u.organisation_id = $1 and not s.is_disabled`,
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
    from users u join user_standing s on s.user_id = u.id
    where u.id = ${userId} and u.organisation_id = ${organisationId} and not s.is_disabled`);
  return rows[0];
}
