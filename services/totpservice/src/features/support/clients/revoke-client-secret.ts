import { type Connection, clientSecrets, clients } from '@tvm/db';
import { and, eq, isNull } from 'drizzle-orm';
import type { Refusal } from '../../../http/problems.ts';
import { recordEvent, type Who } from '../../../trail/audit.ts';
import { lockClient } from './clients.queries.ts';

/**
 * Ends a secret, and with it every token that the client has: nobody knows which of them the secret got. The client asks for another token with the secret that is left.
 * Tokens of that very second are dead too.
 */
export async function revokeClientSecret(
  { db, now }: { db: Connection; now: Date },
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
