import type { Schema } from '@tvm/contract';
import { type Database, organisations } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
import { operation } from '../../../sessions/operation.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';
import { inTransaction } from './in-transaction.ts';
import { findOrganisation, lockExternalId, lockOrganisations } from './provisioning.queries.ts';

type OrganisationPut = Schema<'OrganisationPut'> & { externalId: string; clientAddress: string };
type Put = Schema<'Provisioned'> | Refusal<'version_stale' | 'version_reused' | 'relation_number_in_use'>;

/** Makes or changes an organisation. The source's version decides which of two requests is the later one. */
export const putOrganisation = operation(
  'putOrganisation',
  async (deps, { params, body, caller, visitor }) => {
    const asked = { ...body, ...params, clientAddress: visitor.address };
    const result = await provisionOrganisation(deps, caller, asked);
    if (isRefusal(result)) return result;
    return answer(result.outcome === 'created' ? 201 : 200, result);
  },
);

/** The same, also for a row of a batch. */
export function provisionOrganisation(deps: Deps, client: Client, asked: OrganisationPut): Promise<Put> {
  const conflicts = { organisations_relationNumber_unique: 'relation_number_in_use' } as const;
  return inTransaction(deps, client, { ...asked, conflicts }, (tx) => put(deps, tx, client, asked));
}

async function put(deps: Deps, tx: Database, client: Client, asked: OrganisationPut): Promise<Put> {
  const { externalId, version, name, relationNumber = null, clientAddress } = asked;
  await lockExternalId(tx, 'organisation', externalId);
  const known = await findOrganisation(tx, externalId);
  const isSame = known?.name === name && known.relationNumber === relationNumber;
  if (known && version < known.sourceVersion) return { refused: 'version_stale' };
  if (known && version === known.sourceVersion)
    return isSame ? { outcome: 'unchanged' } : { refused: 'version_reused' };
  const fields = { name, relationNumber, sourceVersion: version };
  const record = (organisationId: string, details: Record<string, string>) =>
    recordEvent(
      tx,
      {
        ...{ type: 'organisation_provisioned', result: 'success', details },
        ...byClient(client, { organisationId }, clientAddress),
      },
      deps.now(),
    );
  if (!known) {
    const row = { ...fields, externalId, createdAt: deps.now() };
    const [made] = await tx.insert(organisations).values(row).returning({ id: organisations.id });
    if (!made) throw new Error('no organisation was made');
    await record(made.id, { what: 'created' });
    return { outcome: 'created' };
  }
  await lockOrganisations(tx, [known.id]);
  await tx.update(organisations).set(fields).where(eq(organisations.id, known.id));
  if (isSame) return { outcome: 'unchanged' };
  await record(known.id, { what: 'changed' });
  return { outcome: 'changed' };
}
