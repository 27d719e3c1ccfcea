import type { Schema } from '@tvm/contract';
import { clients, oidcRecords } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';

/** For which application somebody is about to log in. Its name is all that is told, to whoever has the random id of the interaction. */
export async function getInteraction(
  { db, now }: Deps,
  { interactionId }: { interactionId: string },
): Promise<{ interaction: Schema<'Interaction'> } | Refusal<'interaction_not_found'>> {
  const [found] = await db
    .select({ application: clients.name })
    .from(oidcRecords)
    .innerJoin(clients, sql`${clients.id}::text = ${oidcRecords.payload} #>> '{params,client_id}'`)
    .where(
      and(
        eq(oidcRecords.model, 'Interaction'),
        eq(oidcRecords.idHash, hashToken('oidc', interactionId)),
        gt(oidcRecords.expiresAt, now()),
        isNull(clients.revokedAt),
      ),
    );
  return found ? { interaction: found } : { refused: 'interaction_not_found' };
}
