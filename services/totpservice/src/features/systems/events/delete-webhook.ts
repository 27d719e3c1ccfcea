import { webhooks } from '@tvm/db';
import { and, eq } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';

/** Ends a webhook, with its secrets and what is known of its deliveries. */
export async function deleteWebhook(
  deps: Deps,
  client: Client,
  { webhookId, clientAddress }: { webhookId: string; clientAddress: string },
): Promise<{ deleted: true } | Refusal<'webhook_not_found'>> {
  return deps.db.transaction(async (tx) => {
    const deleted = await tx
      .delete(webhooks)
      .where(and(eq(webhooks.id, webhookId), eq(webhooks.clientId, client.clientId)))
      .returning({ id: webhooks.id });
    if (deleted.length === 0) return { refused: 'webhook_not_found' };
    const event = { type: 'webhook_deleted', result: 'success', details: { webhook: webhookId } } as const;
    await recordEvent(tx, { ...event, ...byClient(client, {}, clientAddress) }, deps.now());
    return { deleted: true };
  });
}
