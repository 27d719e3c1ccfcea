import { type Database, users } from '@tvm/db';
import { canonicaliseEmail } from '@tvm/policy';
import { and, eq, ne } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
import { applyUserChange } from './apply-user-change.ts';
import { inTransaction } from './in-transaction.ts';
import {
  findDeletedVersion,
  findOrganisation,
  findUser,
  lockExternalId,
  lockOrganisations,
  type UserRow,
} from './provisioning.queries.ts';
import type { Put } from './put-organisation.ts';

export interface UserInput {
  externalId: string;
  /** Of the source. */
  version: number;
  /** By its external id. */
  organisation: string;
  email: string;
  title?: 'heer' | 'mevrouw' | null;
  firstName?: string;
  namePrefix?: string;
  surname: string;
  language?: 'nl' | 'en';
  mainUser?: boolean;
  disabled?: boolean;
}

/** What stands in the user's row for what was asked. */
export type UserFields = Pick<
  UserRow,
  | 'organisationId'
  | 'email'
  | 'emailCanonical'
  | 'title'
  | 'firstName'
  | 'namePrefix'
  | 'surname'
  | 'language'
  | 'isMainUser'
> & { isDisabled: boolean };

type Refused = Refusal<
  | 'version_stale'
  | 'version_reused'
  | 'organisation_unknown'
  | 'email_refused'
  | 'email_in_use'
  | 'relation_number_in_use'
>;

/**
 * Makes, changes, moves, disables or enables a user. The source's version decides which of two requests is the later one, also after the user was deleted. What changes who may
 * come in ends sessions and links; who has to register is invited, once.
 */
export function putUser(
  deps: Deps,
  client: Client,
  input: UserInput & { clientAddress: string },
): Promise<Put | Refused> {
  return inTransaction(deps, client, input, (tx) => put(deps, tx, client, input));
}

async function put(
  deps: Deps,
  tx: Database,
  client: Client,
  input: UserInput & { clientAddress: string },
): Promise<Put | Refused> {
  const { externalId, version, clientAddress } = input;
  await lockExternalId(tx, 'user', externalId);
  const found = await findUser(tx, externalId);
  if (!found && version <= (await findDeletedVersion(tx, externalId))) return { refused: 'version_stale' };
  if (found && version < found.sourceVersion) return { refused: 'version_stale' };
  const fields = await readFields(tx, input);
  if ('refused' in fields) return fields;
  await lockOrganisations(tx, [fields.organisationId, found?.organisationId ?? null]);
  const [known] = found ? await tx.select().from(users).where(eq(users.id, found.id)).for('update') : [];
  if (known && version === known.sourceVersion)
    return isSame(known, fields) ? { outcome: 'unchanged' } : { refused: 'version_reused' };
  if (await isAddressTaken(tx, fields.emailCanonical, known?.id)) return { refused: 'email_in_use' };
  const change = { externalId, version, known, fields, isSame: known !== undefined && isSame(known, fields) };
  return applyUserChange(deps, tx, client, { ...change, clientAddress });
}

async function readFields(tx: Database, input: UserInput): Promise<UserFields | Refused> {
  const emailCanonical = canonicaliseEmail(input.email);
  if (!emailCanonical) return { refused: 'email_refused' };
  const organisation = await findOrganisation(tx, input.organisation);
  if (!organisation) return { refused: 'organisation_unknown' };
  return {
    organisationId: organisation.id,
    email: input.email.trim(),
    emailCanonical,
    title: input.title ?? null,
    firstName: input.firstName ?? '',
    namePrefix: input.namePrefix ?? '',
    surname: input.surname,
    language: input.language ?? 'nl',
    isMainUser: input.mainUser ?? false,
    isDisabled: input.disabled ?? false,
  };
}

function isSame(known: UserRow, { isDisabled, ...fields }: UserFields): boolean {
  const names = Object.keys(fields) as (keyof typeof fields)[];
  return names.every((name) => known[name] === fields[name]) && (known.disabledAt !== null) === isDisabled;
}

/** Whoever has it, an employee too. */
async function isAddressTaken(tx: Database, emailCanonical: string, ownId: string | undefined) {
  const isIt = eq(users.emailCanonical, emailCanonical);
  const others = await tx
    .select({ id: users.id })
    .from(users)
    .where(ownId ? and(isIt, ne(users.id, ownId)) : isIt);
  return others.length > 0;
}
