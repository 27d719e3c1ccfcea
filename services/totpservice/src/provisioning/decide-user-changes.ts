import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import type { Deps } from '../deps.ts';
import { isRefusal } from '../http/problems.ts';
import type { UserChange, UserResult } from './change-users.ts';
import { findReturning, findSettled } from './credentials.queries.ts';
import {
  findAddressHolders,
  findDeletedVersions,
  findOrganisations,
  findUsers,
  lockExternalIds,
  lockOrganisations,
  lockUsers,
  type UserRow,
} from './provisioning.queries.ts';
import { type Credentials, readCredentials } from './read-credentials.ts';
import { changedFields, readUserFields, type UserFields } from './user-fields.ts';

/** A user to be written. */
export interface UserPut {
  externalId: string;
  version: number;
  /** As the user was, locked; undefined for a new one. */
  known: UserRow | undefined;
  fields: UserFields;
  /** Nothing but the version differs. */
  isSame: boolean;
  /** What the user brings along, who has nothing here. */
  credentials: Credentials | undefined;
}

/** A user to be removed, or of whom to remember that they are gone. */
export interface UserDeletion {
  externalId: string;
  version: number;
  /** Locked; undefined where there is nobody. */
  known: UserRow | undefined;
}

type Decided =
  | { result: UserResult }
  | { result: UserResult; put: UserPut }
  | { result: UserResult; deletion: UserDeletion };

type Read =
  | { row: Schema<'UserPutRow'>; fields: UserFields; credentials: Credentials | undefined }
  | { row: Schema<'UserDeleteRow'> }
  | { row: UserChange; result: UserResult };

/**
 * Decides about a run of changes, in which nobody and no address stands twice, and locks whom they are about: first the external ids, then the organisations, then the users, each in one order.
 * @returns what will have become of the first rows, one at least: up to the first whose address somebody of the run has, for whom the order matters
 */
export async function decideUserChanges(deps: Deps, tx: Database, run: UserChange[]): Promise<Decided[]> {
  const externalIds = run.map(({ externalId }) => externalId);
  await lockExternalIds(tx, 'user', externalIds);
  const found = new Map((await findUsers(tx, externalIds)).map((user) => [user.externalId, user]));
  const gone = await findDeletedVersions(
    tx,
    externalIds.filter((externalId) => !found.has(externalId)),
  );
  const puts = run.filter((row) => row.action === 'put');
  const organisations =
    puts.length > 0
      ? await findOrganisations(tx, [...new Set(puts.map(({ organisation }) => organisation))])
      : new Map();
  const read = run.map((row): Read => {
    const known = found.get(row.externalId);
    if (row.action === 'delete') return readDeletion(row, known, gone.get(row.externalId) ?? 0);
    if (row.version < (known?.sourceVersion ?? (gone.get(row.externalId) ?? 0) + 1))
      return { row, result: { refused: 'version_stale' } };
    const fields = readUserFields(row, organisations);
    if (isRefusal(fields)) return { row, result: fields };
    const credentials = readCredentials(row);
    return credentials && isRefusal(credentials)
      ? { row, result: credentials }
      : { row, fields, credentials };
  });
  const open = read.filter((each) => !('result' in each));
  const knownOf = ({ row }: Read) => found.get(row.externalId);
  await lockOrganisations(
    tx,
    open.flatMap((each) => [
      knownOf(each)?.organisationId ?? null,
      'fields' in each ? each.fields.organisationId : null,
    ]),
  );
  const locked = await lockUsers(
    tx,
    open.flatMap((each) => knownOf(each)?.id ?? []),
  );
  const kept = await findKept(deps, tx, read, locked);
  return decideAddresses(tx, read, locked, kept);
}

function readDeletion(row: Schema<'UserDeleteRow'>, known: UserRow | undefined, goneAt: number): Read {
  if (known)
    return row.version < known.sourceVersion ? { row, result: { refused: 'version_stale' } } : { row };
  return goneAt < row.version ? { row } : { row, result: { outcome: 'unchanged' } };
}

/** Of those who bring something along, who keeps what they have or had here. @returns their external ids */
async function findKept(
  deps: Deps,
  tx: Database,
  read: Read[],
  locked: Map<string | null, UserRow>,
): Promise<Set<string>> {
  const bringing = read.flatMap((each) => ('fields' in each && each.credentials ? [each] : []));
  const known = bringing.flatMap(({ row }) => locked.get(row.externalId) ?? []);
  const settled = await findSettled(
    tx,
    known.map(({ id }) => id),
  );
  const anew = bringing.filter(({ row }) => !locked.has(row.externalId));
  const returning = await findReturning(
    deps,
    tx,
    anew.map(({ row, fields }) => ({ externalId: row.externalId, emailCanonical: fields.emailCanonical })),
  );
  const kept = known.filter(({ id }) => settled.has(id)).map(({ externalId }) => externalId ?? '');
  return new Set([...kept, ...returning]);
}

/** Whoever has an address has it, an employee too. */
async function decideAddresses(
  tx: Database,
  read: Read[],
  locked: Map<string | null, UserRow>,
  kept: Set<string>,
): Promise<Decided[]> {
  const addresses = read.flatMap((each) => ('fields' in each ? [each.fields.emailCanonical] : []));
  const holders = addresses.length > 0 ? await findAddressHolders(tx, addresses) : new Map();
  const places = new Map(read.map(({ row }, at) => [row.externalId, at]));
  let end = read.length;
  const decided = read.map((each, at): Decided => {
    if ('result' in each) return each;
    const known = locked.get(each.row.externalId);
    const { externalId, version } = each.row;
    if (!('fields' in each))
      return {
        result: { outcome: known ? 'deleted' : 'unchanged' },
        deletion: { externalId, version, known },
      };
    const { fields, credentials } = each;
    const hasSameFields = known !== undefined && changedFields(known, fields).length === 0;
    const isKept = credentials !== undefined && kept.has(externalId);
    const isSame = hasSameFields && (credentials === undefined || isKept);
    if (known && version === known.sourceVersion && !(hasSameFields && !isSame))
      return { result: isSame ? { outcome: 'unchanged' } : { refused: 'version_reused' } };
    if (isKept) return { result: { refused: 'credentials_exist' } };
    const holder = holders.get(fields.emailCanonical);
    if (holder && holder.id !== known?.id) {
      const place = places.get(holder.externalId);
      if (place !== undefined) end = Math.min(end, Math.max(at, place));
      return { result: { refused: 'email_in_use' } };
    }
    const outcome = known ? (isSame ? 'unchanged' : 'changed') : 'created';
    return { result: { outcome }, put: { externalId, version, known, fields, isSame, credentials } };
  });
  return decided.slice(0, end);
}
