import { type Database, organisations, users } from '@tvm/db';
import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';

/** Whoever has a filter of ours for an attribute. */
export interface Found {
  id?: string | undefined;
  externalId?: string | undefined;
  emailCanonical?: string | undefined;
  active?: boolean | undefined;
  displayName?: string | undefined;
}

interface Page {
  offset: number;
  limit: number;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isId = (id: string): SQL => (uuid.test(id) ? eq(users.id, id) : sql`false`);

const isUser = ({ id, externalId, emailCanonical, active }: Found): SQL | undefined =>
  and(
    isNotNull(users.externalId),
    id === undefined ? undefined : isId(id),
    externalId === undefined ? undefined : eq(users.externalId, externalId),
    emailCanonical === undefined ? undefined : eq(users.emailCanonical, emailCanonical),
    active === undefined ? undefined : (active ? isNull : isNotNull)(users.disabledAt),
  );

const ofUser = {
  user: users,
  organisation: { id: organisations.id, externalId: organisations.externalId, name: organisations.name },
};

/** Users that a source has put, the oldest first, and how many there are. */
export async function selectUsers(db: Database, found: Found, { offset, limit }: Page) {
  const items = await db
    .select(ofUser)
    .from(users)
    .innerJoin(organisations, eq(organisations.id, users.organisationId))
    .where(isUser(found))
    .orderBy(asc(users.id))
    .offset(offset)
    .limit(limit);
  return { items, total: await db.$count(users, isUser(found)) };
}

export type FoundUser = Awaited<ReturnType<typeof selectUsers>>['items'][number];

export async function findUser(db: Database, id: string): Promise<FoundUser | undefined> {
  const { items } = await selectUsers(db, { id }, { offset: 0, limit: 1 });
  return items[0];
}

/** Those of these ids that there are. */
export async function findUsersByIds(db: Database, ids: string[]): Promise<FoundUser[]> {
  const known = ids.filter((id) => uuid.test(id));
  if (known.length === 0) return [];
  return db
    .select(ofUser)
    .from(users)
    .innerJoin(organisations, eq(organisations.id, users.organisationId))
    .where(and(isNotNull(users.externalId), inArray(users.id, known)));
}

const isGroup = ({ id, externalId, displayName }: Found): SQL | undefined =>
  and(
    isNotNull(organisations.externalId),
    id === undefined ? undefined : uuid.test(id) ? eq(organisations.id, id) : sql`false`,
    externalId === undefined ? undefined : eq(organisations.externalId, externalId),
    displayName === undefined ? undefined : eq(organisations.name, displayName),
  );

/** Organisations that a source has put, the oldest first, and how many there are. */
export async function selectGroups(db: Database, found: Found, { offset, limit }: Page) {
  const items = await db
    .select()
    .from(organisations)
    .where(isGroup(found))
    .orderBy(asc(organisations.id))
    .offset(offset)
    .limit(limit);
  return { items, total: await db.$count(organisations, isGroup(found)) };
}

export type FoundGroup = Awaited<ReturnType<typeof selectGroups>>['items'][number];

export async function findGroup(db: Database, id: string): Promise<FoundGroup | undefined> {
  const { items } = await selectGroups(db, { id }, { offset: 0, limit: 1 });
  return items[0];
}

/** The users of an organisation that a source has put. */
export function selectMembers(db: Database, organisationId: string) {
  return db
    .select({ id: users.id, fullName: users.fullName })
    .from(users)
    .where(and(eq(users.organisationId, organisationId), isNotNull(users.externalId)))
    .orderBy(asc(users.id));
}
