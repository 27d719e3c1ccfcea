import type { Schema } from '@tvm/contract';
import SCIMMY from 'scimmy';
import { isOfContract } from '../http/validation.ts';
import type { FoundUser } from './scim.queries.ts';
import { reading, scimError, scimPath } from './scim-error.ts';
import { type ListQuery, projectionOf } from './scim-list.ts';
import { portalUser } from './scim-schemas.ts';

/** What the library makes of a user that comes in: every attribute may be left out. */
export interface UserIn {
  externalId?: string;
  userName?: string;
  name?: { givenName?: string; middleName?: string; familyName?: string; honorificPrefix?: string };
  active?: boolean;
  preferredLanguage?: string;
  emails?: { value?: string; primary?: boolean }[];
  [portalUser]?: { organisation?: string; mainUser?: boolean };
}

/** One that no client gave: it isn't shown, and never was a client's own. */
export const ownIdPrefix = 'scim:';
export const shownExternalId = (externalId: string | null) =>
  externalId === null || externalId.startsWith(ownIdPrefix) ? undefined : externalId;

/** A weak ETag of our number of the state: what follows from others, the name of an organisation, isn't in it. */
export const versionOf = (sourceVersion: number): string => `W/"${sourceVersion}"`;

/** A user as SCIM shows one. `userName` is the address that they log in with, and the one address that they have. */
export function describeUser({ user, organisation }: FoundUser): Record<string, unknown> {
  return {
    id: user.id,
    externalId: shownExternalId(user.externalId),
    userName: user.email,
    name: {
      formatted: user.fullName,
      familyName: user.surname,
      givenName: user.firstName || undefined,
      middleName: user.namePrefix || undefined,
      honorificPrefix: user.title ?? undefined,
    },
    displayName: user.fullName,
    preferredLanguage: user.language,
    active: user.disabledAt === null,
    emails: [{ value: user.email, type: 'work', primary: true }],
    groups: [
      { value: organisation.id, $ref: `${scimPath}/Groups/${organisation.id}`, display: organisation.name },
    ],
    [portalUser]: { organisation: organisation.externalId ?? undefined, mainUser: user.isMainUser },
    meta: { version: versionOf(user.sourceVersion), created: user.createdAt.toISOString() },
  };
}

/** Through the library, so that it has the form of its schema, and only the attributes that were asked for. */
export function showUser(found: FoundUser, query: ListQuery): SCIMMY.Schemas.User {
  const { attributes } = reading(() => new SCIMMY.Resources.User(undefined, projectionOf(query)));
  return new SCIMMY.Schemas.User(describeUser(found), 'out', `${scimPath}/Users`, attributes);
}

/** A body as the library reads it. Some send `active` as text, Entra among them. */
export const readUser = (body: unknown): UserIn =>
  reading(() => new SCIMMY.Schemas.User(withBooleans(body) as object, 'in')) as unknown as UserIn;

export function withBooleans(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw scimError(400, 'invalidSyntax', 'The body is no object.');
  const isFlag = (name: string, value: unknown) =>
    name.toLowerCase() === 'active' && typeof value === 'string' && /^(true|false)$/i.test(value);
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      isFlag(name, value) ? value.toLowerCase() === 'true' : value,
    ]),
  );
}

/**
 * What provisioning is asked for, for a user who is there or a new one; what is left out stays as it is. Held against the same schema of the contract as `putUser`.
 * @throws a SCIM error
 */
export function userPutOf(asked: UserIn, known: FoundUser | undefined, version: number): Schema<'UserPut'> {
  const { name = {}, [portalUser]: portal = {} } = asked;
  const former = known && describeKnown(known);
  const organisation = portal.organisation ?? former?.organisation;
  if (!organisation) throw scimError(400, 'invalidValue', `${portalUser}:organisation is missing.`);
  const hasName = asked.name !== undefined || !former;
  const put = {
    version,
    organisation,
    email: addressOf(asked) ?? former?.email ?? '',
    title: hasName ? (name.honorificPrefix ?? null) : former.title,
    firstName: hasName ? (name.givenName ?? '') : former.firstName,
    namePrefix: hasName ? (name.middleName ?? '') : former.namePrefix,
    surname: (hasName ? name.familyName : former.surname) ?? '',
    language: asked.preferredLanguage?.slice(0, 2).toLowerCase() ?? former?.language ?? 'nl',
    mainUser: portal.mainUser ?? former?.mainUser ?? false,
    disabled: asked.active === undefined ? (former?.disabled ?? false) : !asked.active,
  };
  if (!isOfContract('UserPut', put))
    throw scimError(
      400,
      'invalidValue',
      'name.familyName is needed; the names, the language (nl, en) or an id have no form of ours.',
    );
  return put as Schema<'UserPut'>;
}

function describeKnown({ user, organisation }: FoundUser) {
  const { email, title, firstName, namePrefix, surname, language, isMainUser: mainUser } = user;
  const disabled = user.disabledAt !== null;
  return {
    organisation: organisation.externalId,
    email,
    title,
    firstName,
    namePrefix,
    surname,
    language,
    mainUser,
    disabled,
  };
}

/** `userName`, where it is an address; else the first of `emails`, as some have a name of their own there. */
function addressOf({ userName, emails = [] }: UserIn): string | undefined {
  if (userName === undefined || userName.includes('@')) return userName;
  return (emails.find(({ primary }) => primary) ?? emails[0])?.value ?? userName;
}
