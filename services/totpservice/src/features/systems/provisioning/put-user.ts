import type { Schema } from '@tvm/contract';
import { type Database, users } from '@tvm/db';
import { canonicaliseEmail } from '@tvm/policy';
import { and, eq, ne } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
import { operation } from '../../../sessions/operation.ts';
import { applyUserChange, type UserFields } from './apply-user-change.ts';
import { inTransaction } from './in-transaction.ts';
import {
  findDeletedVersion,
  findOrganisation,
  findUser,
  lockExternalId,
  lockOrganisations,
  type UserRow,
} from './provisioning.queries.ts';

type UserPut = Schema<'UserPut'> & { externalId: string; clientAddress: string };
type Refused = Refusal<
  'version_stale' | 'version_reused' | 'organisation_unknown' | 'email_refused' | 'email_in_use'
>;
type Put = Schema<'Provisioned'> | Refused;

/**
 * Makes, changes, moves, disables or enables a user. The source's version decides which of two requests is the later one, also after the user was deleted. What changes who may
 * come in ends sessions and links; who has to register is invited, once.
 */
export const putUser = operation('putUser', async (deps, { params, body, caller, visitor }) => {
  const asked = { ...body, ...params, clientAddress: visitor.address };
  const result = await provisionUser(deps, caller, asked);
  if (isRefusal(result)) return result;
  return answer(result.outcome === 'created' ? 201 : 200, result);
});

/** The same, also for a row of a batch. */
export function provisionUser(deps: Deps, client: Client, asked: UserPut): Promise<Put> {
  const conflicts = { users_email_canonical_key: 'email_in_use' } as const;
  return inTransaction(deps, client, { ...asked, conflicts }, (tx) => put(deps, tx, client, asked));
}

async function put(deps: Deps, tx: Database, client: Client, asked: UserPut): Promise<Put> {
  const { externalId, version, clientAddress } = asked;
  await lockExternalId(tx, 'user', externalId);
  const found = await findUser(tx, externalId);
  if (!found && version <= (await findDeletedVersion(tx, externalId))) return { refused: 'version_stale' };
  if (found && version < found.sourceVersion) return { refused: 'version_stale' };
  const fields = await readFields(tx, asked);
  if (isRefusal(fields)) return fields;
  await lockOrganisations(tx, [fields.organisationId, found?.organisationId ?? null]);
  const [known] = found ? await tx.select().from(users).where(eq(users.id, found.id)).for('update') : [];
  if (known && version === known.sourceVersion)
    return isSame(known, fields) ? { outcome: 'unchanged' } : { refused: 'version_reused' };
  if (await isAddressTaken(tx, fields.emailCanonical, known?.id)) return { refused: 'email_in_use' };
  const change = { externalId, version, known, fields, isSame: known !== undefined && isSame(known, fields) };
  return applyUserChange(deps, tx, client, { ...change, clientAddress });
}

async function readFields(
  tx: Database,
  asked: UserPut,
): Promise<UserFields | Refusal<'email_refused' | 'organisation_unknown'>> {
  const emailCanonical = canonicaliseEmail(asked.email);
  if (!emailCanonical) return { refused: 'email_refused' };
  const organisation = await findOrganisation(tx, asked.organisation);
  if (!organisation) return { refused: 'organisation_unknown' };
  return {
    organisationId: organisation.id,
    email: asked.email.trim(),
    emailCanonical,
    title: asked.title ?? null,
    firstName: asked.firstName ?? '',
    namePrefix: asked.namePrefix ?? '',
    surname: asked.surname,
    language: asked.language ?? 'nl',
    isMainUser: asked.mainUser ?? false,
    isDisabled: asked.disabled ?? false,
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
