import { randomUUID } from 'node:crypto';
import SCIMMY from 'scimmy';
import type { Deps } from '../deps.ts';
import { isOfContract } from '../http/validation.ts';
import { changeUser } from '../provisioning/change-users.ts';
import type { Provisioner } from '../provisioning/provisioner.ts';
import { findDeletedVersions } from '../provisioning/provisioning.queries.ts';
import { readFilter } from './read-filter.ts';
import { type FoundUser, findUser, selectUsers } from './scim.queries.ts';
import { errorOf, notFound, reading, scimError } from './scim-error.ts';
import { type ListQuery, listOf, readPage } from './scim-list.ts';
import {
  describeUser,
  ownIdPrefix,
  readUser,
  showUser,
  type UserIn,
  userPutOf,
  versionOf,
  withBooleans,
} from './user-resource.ts';

const attempts = 3;

export interface Asked {
  deps: Deps;
  by: Provisioner;
  /** `If-Match`: the version that the client has seen. */
  ifMatch: string | undefined;
}

const filters = {
  id: 'id',
  username: 'emailCanonical',
  'emails.value': 'emailCanonical',
  emails: 'emailCanonical',
  externalid: 'externalId',
  active: 'active',
} as const;

export async function listScimUsers({ deps }: Asked, query: ListQuery) {
  const page = readPage(query);
  const { items, total } = await selectUsers(deps.db, readFilter(query.filter, filters), page);
  return listOf(
    items.map((found) => showUser(found, query)),
    total,
    page,
  );
}

export async function getScimUser({ deps }: Asked, id: string): Promise<FoundUser> {
  const found = await findUser(deps.db, id);
  if (!found) throw notFound();
  return found;
}

/** Makes a user, and never changes one who is there: whose id or address it is decides provisioning, in its own transaction. */
export async function createScimUser({ deps, by }: Asked, body: unknown): Promise<FoundUser> {
  const asked = readUser(body);
  const externalId = asked.externalId ?? ownIdPrefix + randomUUID();
  if (!isOfContract('ExternalId', externalId))
    throw scimError(400, 'invalidValue', 'externalId has no form of ours.');
  const { items } = await selectUsers(deps.db, { externalId }, { offset: 0, limit: 1 });
  if (items.length > 0) throw scimError(409, 'uniqueness', 'Another user has this externalId.');
  const version = ((await findDeletedVersions(deps.db, [externalId])).get(externalId) ?? 0) + 1;
  const row = { action: 'put', externalId, ...userPutOf(asked, undefined, version) } as const;
  const result = await changeUser(deps, by, row);
  if ('refused' in result) throw errorOf(result);
  if (result.outcome !== 'created') throw scimError(409, 'uniqueness', 'Another user has this externalId.');
  const { items: made } = await selectUsers(deps.db, { externalId }, { offset: 0, limit: 1 });
  if (!made[0]) throw notFound();
  return made[0];
}

/** Replaces what is given; what is left out stays as it is (RFC 7644, section 3.5.1, leaves that to us). */
export const replaceScimUser = (asked: Asked, id: string, body: unknown) =>
  change(asked, id, async () => readUser(body));

/** Applies operations to the user as they are, again where somebody else was quicker. */
export const patchScimUser = (asked: Asked, id: string, body: unknown) =>
  change(asked, id, async (found) => {
    const message = reading(() => new SCIMMY.Messages.PatchOp(withFlags(body) as never));
    const before = reading(() => new SCIMMY.Schemas.User(describeUser(found) as never));
    const after = await message.apply(before);
    return after === undefined ? undefined : (JSON.parse(JSON.stringify(after)) as UserIn);
  });

async function change(
  { deps, by, ifMatch }: Asked,
  id: string,
  read: (found: FoundUser) => Promise<UserIn | undefined>,
): Promise<FoundUser> {
  for (let attempt = 1; ; attempt++) {
    const found = await findUser(deps.db, id);
    if (!found) throw notFound();
    checkMatch(ifMatch, found.user.sourceVersion);
    const asked = await read(found);
    if (asked === undefined) return found;
    const { externalId } = found.user;
    if (asked.externalId !== undefined && asked.externalId !== externalId)
      throw scimError(400, 'mutability', 'externalId never changes.');
    const put = userPutOf(asked, found, found.user.sourceVersion + 1);
    const result = await changeUser(deps, by, { action: 'put', externalId: externalId ?? '', ...put });
    if (!('refused' in result)) break;
    const isOvertaken = result.refused === 'version_stale' || result.refused === 'version_reused';
    if (!isOvertaken || attempt === attempts) throw errorOf(result);
  }
  const changed = await findUser(deps.db, id);
  if (!changed) throw notFound();
  return changed;
}

export async function deleteScimUser({ deps, by, ifMatch }: Asked, id: string): Promise<void> {
  const found = await findUser(deps.db, id);
  if (!found) throw notFound();
  checkMatch(ifMatch, found.user.sourceVersion);
  const externalId = found.user.externalId ?? '';
  const deletion = { action: 'delete', externalId, version: found.user.sourceVersion + 1 } as const;
  const result = await changeUser(deps, by, deletion);
  if ('refused' in result) throw errorOf(result);
}

/** @throws 412 where the client has seen another state (RFC 7644, section 3.14) */
export function checkMatch(ifMatch: string | undefined, sourceVersion: number): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const version = versionOf(sourceVersion);
  const isSeen = ifMatch.split(',').some((each) => `W/${each.trim().replace(/^W\//, '')}` === version);
  if (!isSeen) throw scimError(412, null, 'It was changed since. Read it again.');
}

/** `active` as text, in an operation with a path and in one without. */
function withFlags(body: unknown): unknown {
  const { Operations: operations, ...message } = withBooleans(body) as { Operations?: unknown };
  if (!Array.isArray(operations)) return body;
  return { ...message, Operations: operations.map(withFlag) };
}

function withFlag(operation: unknown): unknown {
  if (typeof operation !== 'object' || operation === null) return operation;
  const { path, value, ...others } = operation as { path?: unknown; value?: unknown };
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const named = typeof path === 'string' ? withBooleans({ [path]: value }) : undefined;
  const flagged = isObject ? withBooleans(value) : named ? Object.values(named)[0] : value;
  return { ...others, ...(path !== undefined && { path }), ...(value !== undefined && { value: flagged }) };
}
