import { type Connection, clients, oidcGrants, webhooks } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Refusal } from '../../../http/problems.ts';
import { recordEvent, type Who } from '../../../trail/audit.ts';
import { lockClient } from './clients.queries.ts';

/** Ends a client for good, with all that it was granted: it is refused with the next request, on every instance. Again it changes nothing. */
export async function revokeClient(
  { db, now }: { db: Connection; now: Date },
  who: Who,
  clientId: string,
): Promise<{ revoked: true } | Refusal<'client_not_found'>> {
  return db.transaction(async (tx) => {
    const client = await lockClient(tx, clientId);
    if (!client) return { refused: 'client_not_found' };
    if (client.revokedAt) return { revoked: true };
    await tx.update(clients).set({ revokedAt: now }).where(eq(clients.id, clientId));
    await tx.delete(oidcGrants).where(eq(oidcGrants.clientId, clientId));
    await tx
      .update(webhooks)
      .set({ isDisabled: true, disabledReason: 'client_revoked', claimedUntil: null, updatedAt: now })
      .where(eq(webhooks.clientId, clientId));
    const details = { client: clientId };
    await recordEvent(tx, { type: 'client_revoked', result: 'success', ...who, details }, now);
    return { revoked: true };
  });
}
