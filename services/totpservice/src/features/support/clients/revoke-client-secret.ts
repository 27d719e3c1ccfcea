import { clientSecrets, clients } from '@tvm/db';
import { and, eq, isNull } from 'drizzle-orm';
import { lockClient } from '../../../clients/clients.queries.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent, type Who } from '../../../trail/audit.ts';
import { type ClientsContext, contextOf, refuseClient } from './client-changes.ts';

/**
 * Ends a secret, and with it every token that the client has: nobody knows which of them the secret got. The client asks for another token with the secret that is left.
 * Tokens of that very second are dead too.
 */
export const revokeClientSecret = operation(
  'revokeClientSecret',
  async (deps, { params, caller, visitor }) => {
    const { clientId } = params;
    const who = byEmployee(caller, {}, visitor.address);
    const ended = await endClientSecret(contextOf(deps), who, params);
    if (!isRefusal(ended)) return undefined;
    return refuseClient(deps, who, { type: 'client_secret_revoked', clientId }, ended.refused);
  },
);

/** The same, whoever does it. */
export async function endClientSecret(
  { db, now }: ClientsContext,
  who: Who,
  { clientId, secretId }: { clientId: string; secretId: string },
): Promise<{ revoked: true } | Refusal<'client_not_found' | 'client_secret_not_found'>> {
  return db.transaction(async (tx) => {
    if (!(await lockClient(tx, clientId))) return { refused: 'client_not_found' };
    const revoked = await tx
      .update(clientSecrets)
      .set({ revokedAt: now })
      .where(
        and(
          eq(clientSecrets.id, secretId),
          eq(clientSecrets.clientId, clientId),
          isNull(clientSecrets.revokedAt),
        ),
      )
      .returning({ id: clientSecrets.id });
    if (revoked.length === 0) return { refused: 'client_secret_not_found' };
    await tx.update(clients).set({ tokensValidFrom: now }).where(eq(clients.id, clientId));
    const details = { client: clientId, secret: secretId };
    await recordEvent(tx, { type: 'client_secret_revoked', result: 'success', ...who, details }, now);
    return { revoked: true };
  });
}
