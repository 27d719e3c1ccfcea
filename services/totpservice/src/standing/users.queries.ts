import type { Schema } from '@tvm/contract';
import { type Database, query } from '@tvm/db';
import { type SQL, sql } from 'drizzle-orm';
import { blockedUntil } from '../mails/mail-budget.ts';
import { type Progress, progressNow } from './progress-now.ts';

export interface UserListQuery {
  page: number;
  pageSize: number;
  sort: 'fullName' | 'email' | 'progress';
  order: 'asc' | 'desc';
  /** Only who is at one of these points. */
  progress?: Progress[];
  /** Only whose name or address holds this text. */
  search?: string;
}

type Item = Pick<
  Schema<'OrganisationUser'>,
  | 'id'
  | 'fullName'
  | 'email'
  | 'role'
  | 'progress'
  | 'authenticators'
  | 'hasPasskey'
  | 'neverLoggedIn'
  | 'mailUndelivered'
>;
type Row = Item & {
  mail: { state: Schema<'MailState'>; at: string } | null;
  invitedAt: Date | null;
  linkExpiresAt: Date | null;
  resendableFrom: Date | null;
};

/**
 * One page of an organisation's enabled users. Sorted as a Dutch reader expects; the id breaks ties, so that no user is on two pages. Everybody's
 * progress is asked for only where it decides about the page.
 * @param about.requestedBy on whose behalf a mail would be sent again: each has a budget of its own
 * @param about.isRequired 2FA of the organisation's users; otherwise only a disabled authenticator is a reason for a registration mail
 */
export async function selectUsers(
  db: Database,
  organisationId: string,
  asked: UserListQuery,
  about: { now: Date; isRequired: boolean; requestedBy: 'main_user' | 'support' },
): Promise<{ total: number; items: Schema<'OrganisationUser'>[] }> {
  const found = foundUsers(organisationId, asked, about.now);
  const [counted] = await query<{ total: number }>(db, 'count_listed_users')`
    select count(*)::int as total from ${found}`;
  const rows = await query<Row>(db, 'list_users')`
    select u.id, u.full_name as "fullName", u.email, case when u.is_main_user then 'main_user' else 'sub_user' end as role,
      ${progressNow(about.now)} as progress, s.authenticators, s.has_passkey as "hasPasskey", s.never_logged_in as "neverLoggedIn", u.mail_bounced_at is not null as "mailUndelivered",
      s.last_mail as mail, ${invitedAt} as "invitedAt", case when s.state <> 'enrolled' then (
        select l.expires_at from registrations l where l.user_id = u.id and l.purpose = 'registration' and l.superseded_at is null
          and l.completed_at is null and l.credential_epoch = u.credential_epoch order by l.created_at desc limit 1
      ) end as "linkExpiresAt",
      case when s.state = 'disabled' or (${about.isRequired} and s.state <> 'enrolled')
        then greatest(${about.now}::timestamptz, ${blockedUntil(sql`b.requested_at`)}) end as "resendableFrom"
    from (
      select u.id, row_number() over (order by ${orderOf(asked, about.now)}) as position from ${found}
      order by position limit ${asked.pageSize} offset ${(asked.page - 1) * asked.pageSize}
    ) as page
    join users u on u.id = page.id
    join user_standing s on s.user_id = page.id
    left join mail_budgets b on b.scope = ${about.requestedBy} and b.subject = page.id::text
    order by page.position`;
  return { total: counted?.total ?? 0, items: rows.map(toItem) };
}

/** Since when a user who isn't enrolled is invited: the first registration mail whose link, if it got one, no end of credentials killed. */
const invitedAt = sql`case when s.state <> 'enrolled' then (
    select min(m.created_at) from mails m where m.user_id = u.id and m.kind = 'registration' and m.state <> 'withdrawn'
      and not exists (select from registrations l where l.mail_id = m.id and l.credential_epoch <> u.credential_epoch)
  ) end`;

/** The users that a list is of, before it is sorted and cut. */
function foundUsers(organisationId: string, { sort, progress, search }: UserListQuery, now: Date): SQL {
  const withProgress =
    sort === 'progress' || progress ? sql`join user_standing s on s.user_id = u.id` : sql``;
  const atPoint = progress ? sql`and ${progressNow(now)} = any(${sql.param(progress)}::text[])` : sql``;
  const contains = (column: SQL) =>
    sql`strpos(lower(${column} collate "nl-x-icu"), lower(${search}::text collate "nl-x-icu")) > 0`;
  const holding =
    search === undefined ? sql`` : sql`and (${contains(sql`u.full_name`)} or ${contains(sql`u.email`)})`;
  return sql`users u ${withProgress}
    where u.organisation_id = ${organisationId} and u.disabled_at is null ${atPoint} ${holding}`;
}

function orderOf({ sort, order }: UserListQuery, now: Date): SQL {
  const direction = order === 'asc' ? sql`asc` : sql`desc`;
  const name = sql`u.full_name collate "nl-x-icu"`;
  if (sort === 'progress')
    return sql`(select p.need from progress_states p where p.state = ${progressNow(now)}) ${direction}, ${invitedAt} nulls last, ${name}, u.id`;
  const column = sort === 'fullName' ? name : sql`u.email collate "nl-x-icu"`;
  return sql`${column} ${direction}, u.id ${direction}`;
}

function toItem({
  mail,
  invitedAt,
  linkExpiresAt,
  resendableFrom,
  ...item
}: Row): Schema<'OrganisationUser'> {
  return {
    ...item,
    mail: mail && { state: mail.state, at: new Date(mail.at).toISOString() },
    invitedAt: invitedAt?.toISOString() ?? null,
    linkExpiresAt: linkExpiresAt?.toISOString() ?? null,
    resendableFrom: resendableFrom?.toISOString() ?? null,
  };
}
