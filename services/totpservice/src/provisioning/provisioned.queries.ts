import type { Schema } from '@tvm/contract';
import { type Database, organisations, query, users } from '@tvm/db';
import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { UserRow } from './provisioning.queries.ts';

interface UserFilter {
  externalId?: string | undefined;
  /** The organisation's external id. */
  organisation?: string | undefined;
  emailCanonical?: string | undefined;
  disabled?: boolean | undefined;
}

const isFound = ({ externalId, organisation, emailCanonical, disabled }: UserFilter): SQL | undefined =>
  and(
    isNotNull(users.externalId),
    externalId === undefined ? undefined : eq(users.externalId, externalId),
    organisation === undefined
      ? undefined
      : sql`${users.organisationId} = (select id from organisations where external_id = ${organisation})`,
    emailCanonical === undefined ? undefined : eq(users.emailCanonical, emailCanonical),
    disabled === undefined ? undefined : (disabled ? isNotNull : isNull)(users.disabledAt),
  );

/** Users that a source has put, by external id, behind one of these. */
export async function selectProvisionedUsers(
  db: Database,
  filter: UserFilter,
  { after, limit }: { after: string; limit: number },
): Promise<Schema<'ProvisionedUser'>[]> {
  const found = await db
    .select({ user: users, organisation: organisations.externalId })
    .from(users)
    .innerJoin(organisations, eq(organisations.id, users.organisationId))
    .where(and(isFound(filter), gt(users.externalId, after)))
    .orderBy(asc(users.externalId))
    .limit(limit);
  return found.map(({ user, organisation }) => describeUser(user, organisation));
}

function describeUser(user: UserRow, organisation: string | null): Schema<'ProvisionedUser'> {
  const { sourceVersion: version, email, title, firstName, namePrefix, surname, language } = user;
  return {
    ...{ externalId: user.externalId ?? '', version, organisation, email, title, firstName, namePrefix },
    ...{ surname, language, mainUser: user.isMainUser, disabled: user.disabledAt !== null },
  };
}

/** Organisations that a source has put, by external id: one, or those behind one. Each with the digest of its users that the contract describes. */
export function selectProvisionedOrganisations(
  db: Database,
  which: { externalId: string } | { after: string; limit: number },
): Promise<Schema<'ProvisionedOrganisation'>[]> {
  const isOne = 'externalId' in which ? sql`= ${which.externalId}` : sql`> ${which.after}`;
  return query<Schema<'ProvisionedOrganisation'>>(db, 'list_provisioned_organisations')`
    select o."externalId", o.version, o.name, o."relationNumber", u.users,
      encode(sha256(convert_to(u.lines, 'UTF8')), 'hex') as digest
    from (
      select id, external_id as "externalId", source_version::float8 as version, name, relation_number as "relationNumber"
      from organisations where external_id ${isOne} order by external_id limit ${'limit' in which ? which.limit : 1}
    ) as o
    cross join lateral (
      select count(*)::int as users,
        coalesce(string_agg(external_id || e'\t' || source_version || e'\n', '' order by external_id collate "C"), '') as lines
      from users where organisation_id = o.id and external_id is not null
    ) as u order by o."externalId"`;
}
