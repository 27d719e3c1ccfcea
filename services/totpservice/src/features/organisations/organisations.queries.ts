import type { Schema } from '@tvm/contract';
import { type Connection, type Database, mails, organisations, users } from '@tvm/db';
import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm';

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

export interface UserListQuery {
  page: number;
  pageSize: number;
  sort: 'fullName' | 'email';
  order: 'asc' | 'desc';
}

/** One page of an organisation's enabled users. Sorted as a Dutch reader expects; the id breaks ties, so that no user is on two pages. */
export async function listUsers(db: Database, organisationId: string, query: UserListQuery, now: Date) {
  const direction = query.order === 'asc' ? asc : desc;
  const column = query.sort === 'fullName' ? users.fullName : users.email;
  const listed = and(eq(users.organisationId, organisationId), isNull(users.disabledAt));
  const [totals] = await db.select({ total: count() }).from(users).where(listed);
  const progress = sql<ProgressOfUser>`(select case when p.progress = 'enrolled' and p.locked_until > ${now.toISOString()} then 'locked' else p.progress end
    from user_progress p where p.user_id = users.id)`;
  const items = await db
    .select({
      id: users.id,
      fullName: users.fullName,
      email: users.email,
      isMainUser: users.isMainUser,
      progress,
      neverLoggedIn: sql<boolean>`${users.lastLoginAt} is null`,
      mailUndelivered: sql<boolean>`${users.mailBouncedAt} is not null`,
      mail: sql<null>`null`,
      resendableFrom: sql<null>`null`,
    })
    .from(users)
    .where(listed)
    .orderBy(direction(sql`${column} collate "nl-x-icu"`), direction(users.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  return { total: totals?.total ?? 0, items };
}

type ProgressOfUser =
  | 'not_invited'
  | 'invited'
  | 'mail_undelivered'
  | 'link_opened'
  | 'password_set'
  | 'enrolled'
  | 'locked'
  | 'disabled';

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

/** Queues one registration mail for every enabled user of the organisation, with its job. */
export async function queueActivationMails(
  tx: Database,
  organisationId: string,
  activationId: string,
  now: Date,
  priority: number,
): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await tx.execute<{ queued: number }>(sql`
    with queued as (
      insert into ${mails} (user_id, kind, requested_by, activation_id, created_at, updated_at)
      select id, 'registration', 'activation', ${activationId}, ${at}, ${at} from users
      where organisation_id = ${organisationId} and disabled_at is null
      returning id
    ), added as (
      select add_mail_jobs(array_agg(id), ${priority}) from queued having count(*) > 0
    )
    select count(*)::int as queued, (select count(*) from added) as added from queued`);
  return rows[0]?.queued ?? 0;
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
