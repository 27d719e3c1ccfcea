import type { Schema } from '@tvm/contract';
import { webhooks } from '@tvm/db';
import { and, eq } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';
import { readCursor } from './cursor.ts';
import { describeWebhook } from './webhooks.queries.ts';

/** Delivers again from a cursor of the feed on, under the same ids. What is being delivered at this moment doesn't move it on. */
export async function replayWebhook(
  deps: Deps,
  client: Client,
  { webhookId, after, clientAddress }: { webhookId: string; after: string; clientAddress: string },
): Promise<{ webhook: Schema<'Webhook'> } | Refusal<'webhook_not_found' | 'cursor_unknown'>> {
  const cursor = readCursor(after);
  if (cursor === undefined) return { refused: 'cursor_unknown' };
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const [set] = await tx
      .update(webhooks)
      .set({ cursor, claimedUntil: null, nextAttemptAt: null, attempts: 0, updatedAt: now })
      .where(and(eq(webhooks.id, webhookId), eq(webhooks.clientId, client.clientId)))
      .returning();
    if (!set) return { refused: 'webhook_not_found' };
    const event = { type: 'webhook_replayed', result: 'success', details: { webhook: webhookId } } as const;
    await recordEvent(tx, { ...event, ...byClient(client, {}, clientAddress) }, now);
    return { webhook: describeWebhook(set) };
  });
}
