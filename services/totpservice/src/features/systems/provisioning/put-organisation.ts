import { type Database, organisations } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';
import { inTransaction } from './in-transaction.ts';
import { findOrganisation, lockExternalId, lockOrganisations } from './provisioning.queries.ts';

export interface OrganisationInput {
  externalId: string;
  /** Of the source. */
  version: number;
  name: string;
  relationNumber?: string | null;
}

export type Put = { outcome: 'created' | 'changed' | 'unchanged' };
type Refused = Refusal<'version_stale' | 'version_reused' | 'relation_number_in_use' | 'email_in_use'>;

/** Makes or changes an organisation. The source's version decides which of two requests is the later one. */
export function putOrganisation(
  deps: Deps,
  client: Client,
  input: OrganisationInput & { clientAddress: string },
): Promise<Put | Refused> {
  return inTransaction(deps, client, input, (tx) => put(deps, tx, client, input));
}

async function put(
  deps: Deps,
  tx: Database,
  client: Client,
  input: OrganisationInput & { clientAddress: string },
): Promise<Put | Refused> {
  const { externalId, version, name, relationNumber = null, clientAddress } = input;
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
