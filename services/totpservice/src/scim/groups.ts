import { randomUUID } from 'node:crypto';
import SCIMMY from 'scimmy';
import { isOfContract } from '../http/validation.ts';
import { askDeletion } from '../provisioning/ask-deletion.ts';
import { changeOrganisation } from '../provisioning/change-organisations.ts';
import { changeUsers } from '../provisioning/change-users.ts';
import { readFilter } from './read-filter.ts';
import { type FoundGroup, findGroup, findUsersByIds, selectGroups, selectMembers } from './scim.queries.ts';
import { errorOf, notFound, reading, scimError, scimPath, throwRefused } from './scim-error.ts';
import { type ListQuery, listOf, projectionOf, readPage } from './scim-list.ts';
import { ownIdPrefix, shownExternalId, userPutOf, versionOf } from './user-resource.ts';
import { type Asked, checkMatch } from './users.ts';

interface GroupIn {
  externalId?: string;
  displayName?: string;
  /** None of them `null`, as the library leaves it in. */
  members?: { value?: string }[];
}
interface Member {
  id: string;
  fullName: string;
}

const filters = { id: 'id', displayname: 'displayName', externalid: 'externalId' } as const;

/** Organisations, without their members: one alone may have ten thousand. */
export async function listGroups({ deps }: Asked, query: ListQuery) {
  const page = readPage(query);
  const { items, total } = await selectGroups(deps.db, readFilter(query.filter, filters), page);
  return listOf(
    items.map((group) => show(describe(group, undefined), query)),
    total,
    page,
  );
}

export async function getGroup({ deps }: Asked, id: string, query: ListQuery = {}) {
  const group = await findGroup(deps.db, id);
  if (!group) throw notFound();
  const isAsked = !query.excludedAttributes?.split(',').some((each) => each.trim() === 'members');
  const members = isAsked ? await selectMembers(deps.db, id) : undefined;
  return { group, shown: show(describe(group, members), query) };
}

export async function createGroup(asked: Asked, body: unknown) {
  const { deps, by } = asked;
  const { displayName = '', externalId = ownIdPrefix + randomUUID(), members = [] } = read(body);
  const put = { externalId, version: 1, name: displayName };
  checkForm(put);
  const { total } = await selectGroups(deps.db, { externalId }, { offset: 0, limit: 1 });
  const result = total > 0 ? undefined : await changeOrganisation(deps, by, put);
  if (result && 'refused' in result) throw errorOf(result);
  if (result?.outcome !== 'created') throw scimError(409, 'uniqueness', 'Another group has this externalId.');
  const { items } = await selectGroups(deps.db, { externalId }, { offset: 0, limit: 1 });
  const [made] = items;
  if (!made) throw notFound();
  await addMembers(asked, made, members);
  return getGroup(asked, made.id);
}

export const replaceGroup = (asked: Asked, id: string, body: unknown) =>
  change(asked, id, async () => read(body));

export const patchGroup = (asked: Asked, id: string, body: unknown) =>
  change(asked, id, async (group, members) => {
    const message = reading(() => new SCIMMY.Messages.PatchOp(body as never));
    const before = reading(() => new SCIMMY.Schemas.Group(describe(group, members) as never));
    const after = await message.apply(before);
    if (after === undefined) return {};
    // Without any, the library leaves the list out.
    return { members: [], ...(JSON.parse(JSON.stringify(after)) as GroupIn) };
  });

async function change(
  asked: Asked,
  id: string,
  readNew: (group: FoundGroup, members: Member[]) => Promise<GroupIn>,
) {
  const { deps, by, ifMatch } = asked;
  const group = await findGroup(deps.db, id);
  if (!group) throw notFound();
  checkMatch(ifMatch, group.sourceVersion);
  const members = await selectMembers(deps.db, id);
  const wanted = await readNew(group, members);
  const { externalId, relationNumber, name } = group;
  if (wanted.externalId !== undefined && wanted.externalId !== externalId)
    throw scimError(400, 'mutability', 'externalId never changes.');
  const isLeft = (member: Member) => !wanted.members?.some(({ value }) => value === member.id);
  if (wanted.members && members.some(isLeft))
    throw scimError(400, 'mutability', 'Everybody is of one organisation: add them to another one.');
  if (wanted.displayName !== undefined && wanted.displayName !== name) {
    const put = {
      ...{ externalId: externalId ?? '', version: group.sourceVersion + 1, name: wanted.displayName },
      relationNumber,
    };
    checkForm(put);
    throwRefused([await changeOrganisation(deps, by, put)]);
  }
  const isMember = new Set(members.map((member) => member.id));
  await addMembers(
    asked,
    group,
    (wanted.members ?? []).filter(({ value = '' }) => !isMember.has(value)),
  );
  return getGroup(asked, id);
}

/**
 * Removes an organisation that nobody is of. Otherwise an employee is asked to approve it, as by `deleteOrganisation`: accepted (202), and there until then.
 * @throws 409 where that was rejected
 */
export async function deleteGroup({ deps, by, ifMatch }: Asked, id: string): Promise<'gone' | 'waiting'> {
  const group = await findGroup(deps.db, id);
  if (!group) throw notFound();
  checkMatch(ifMatch, group.sourceVersion);
  const { externalId, sourceVersion } = group;
  const result = await askDeletion(deps, by, { externalId: externalId ?? '', version: sourceVersion + 1 });
  if ('refused' in result) throw errorOf(result);
  if (result.state === 'rejected') throw scimError(409, null, 'TVM decided to keep this organisation.');
  return result.state;
}

/** Who is added to an organisation moves there, with all that follows from it. */
async function addMembers(
  { deps, by }: Asked,
  { externalId }: FoundGroup,
  members: { value?: string }[],
): Promise<void> {
  const ids = [...new Set(members.map(({ value = '' }) => value))];
  const found = await findUsersByIds(deps.db, ids);
  if (found.length < ids.length) throw scimError(400, 'invalidValue', 'A member is no user.');
  const rows = found.map((each) => {
    const put = userPutOf({}, each, each.user.sourceVersion + 1);
    return {
      ...{ action: 'put' as const, externalId: each.user.externalId ?? '' },
      ...put,
      organisation: externalId ?? '',
    };
  });
  throwRefused(await changeUsers(deps, by, rows));
}

const read = (body: unknown): GroupIn => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw scimError(400, 'invalidSyntax', 'The body is no object.');
  const { members, ...group } = reading(() => new SCIMMY.Schemas.Group(body, 'in')) as unknown as GroupIn;
  return { ...group, ...(members && { members: members.map((member) => member ?? {}) }) };
};

function checkForm({ externalId, ...put }: { externalId: string; version: number; name: string }): void {
  if (!isOfContract('ExternalId', externalId) || !isOfContract('OrganisationPut', put))
    throw scimError(400, 'invalidValue', 'displayName or externalId has no form of ours.');
}

const describe = (group: FoundGroup, members: Member[] | undefined) => ({
  id: group.id,
  externalId: shownExternalId(group.externalId),
  displayName: group.name,
  members: members?.map(({ id, fullName }) => ({
    ...{ value: id, $ref: `${scimPath}/Users/${id}`, display: fullName, type: 'User' },
  })),
  meta: { version: versionOf(group.sourceVersion), created: group.createdAt.toISOString() },
});

function show(group: object, query: ListQuery): SCIMMY.Schemas.Group {
  const { attributes } = reading(() => new SCIMMY.Resources.Group(undefined, projectionOf(query)));
  return new SCIMMY.Schemas.Group(group, 'out', `${scimPath}/Groups`, attributes);
}
