import { clients, oidcGrants, webhooks } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { lockClient } from '../../../clients/clients.queries.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent, type Who } from '../../../trail/audit.ts';
import { type ClientsContext, contextOf, refuseClient } from './client-changes.ts';

/** Ends a client for good, with all that it was granted: it is refused with the next request, on every instance. Again it changes nothing. */
export const revokeClient = operation('revokeClient', async (deps, { params, caller, visitor }) => {
  const { clientId } = params;
  const who = byEmployee(caller, {}, visitor.address);
  const ended = await endClient(contextOf(deps), who, clientId);
  return isRefusal(ended)
    ? refuseClient(deps, who, { type: 'client_revoked', clientId }, ended.refused)
    : undefined;
});

/** The same, whoever does it. */
export async function endClient(
  { db, now }: ClientsContext,
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
