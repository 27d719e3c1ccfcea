import type { Schema } from '@tvm/contract';
import { type Connection, queryPrepared } from '@tvm/db';
import { sql } from 'drizzle-orm';

/** The contract's limits. */
const bestOrganisations = 50;
const usersOfEach = 5;
/** As many as the index is worth for; a search that finds more names too little to be anybody's. */
const usersLookedAt = 500;
/** A trigram is the least that the index finds. */
const shortestPartOfUser = 3;

type Search = Schema<'OrganisationSearch'>;

/**
 * Organisations by a part of their name, the beginning of their relation number, or a part of a user's name or address; whose number it is comes first, then
 * names that begin with it. A percent sign or underscore is one.
 */
export async function selectOrganisations(db: Connection, search: string): Promise<Search> {
  const text = search.trim().toLocaleLowerCase('nl');
  const literal = text.replace(/[\\%_]/g, '\\$&');
  const [within, beginning] = [`%${literal}%`, `${literal}%`];
  const looksAtUsers = [...text].length >= shortestPartOfUser;
  // Limits that the plan goes by.
  const limit = (rows: number) => sql.raw(`limit ${rows}`);
  const rows = await queryPrepared<Search['items'][number]>(db, 'search_organisations')`
    with matched as materialized (
      select id, organisation_id, full_name, email from (
        select id, organisation_id, full_name, email from users
        where ${looksAtUsers} and (lower(full_name) like ${within} or email_canonical like ${within}) and organisation_id is not null and disabled_at is null
        ${limit(usersLookedAt)}
      ) as part
    ), found as (
      select o.id, o.name, o.relation_number,
        case when o.relation_number = ${text} then 0 when lower(o.name) like ${beginning} then 1 when o.relation_number like ${beginning} then 2 when lower(o.name) like ${within} then 3 else 4 end as rank
      from organisations o
      where lower(o.name) like ${within} or o.relation_number like ${beginning} or o.id in (select organisation_id from matched)
      order by rank, o.name collate "nl-x-icu", o.id
      ${limit(bestOrganisations + 1)}
    )
    select f.id, f.name, f.relation_number as "relationNumber",
      (select count(*)::int from users u where u.organisation_id = f.id and u.disabled_at is null) as "userCount",
      coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'fullName', m.full_name, 'email', m.email) order by m.full_name, m.id)
        from (select * from matched where organisation_id = f.id order by full_name, id ${limit(usersOfEach)}) as m), '[]') as users
    from found f order by f.rank, f.name collate "nl-x-icu", f.id`;
  return { items: rows.slice(0, bestOrganisations), more: rows.length > bestOrganisations };
}

/** An organisation as support sees it, without its figures; undefined where there is none. */
export async function findOrganisation(db: Connection, organisationId: string) {
  const [organisation] = await queryPrepared<{
    id: string;
    name: string;
    relationNumber: string | null;
    activatedAt: Date | null;
    exemptUntil: Date | null;
    mainUsers: number;
  }>(db, 'find_organisation_for_support')`
    select o.id, o.name, o.relation_number as "relationNumber", s.activated_at as "activatedAt", s.exempt_until as "exemptUntil",
      s.main_users as "mainUsers"
    from organisations o join organisation_standing s on s.organisation_id = o.id
    where o.id = ${organisationId}`;
  return organisation;
}
