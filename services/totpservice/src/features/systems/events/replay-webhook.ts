import { webhooks } from '@tvm/db';
import { operation } from '../../../sessions/operation.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';
import { readCursor } from './cursor.ts';
import { describeWebhook, isWebhookOf } from './events.queries.ts';
import { refuseWebhook } from './refuse-webhook.ts';

/** Delivers again from a cursor of the feed on, under the same ids. What is being delivered at this moment doesn't move it on. */
export const replayWebhook = operation('replayWebhook', async (deps, { params, body, caller, visitor }) => {
  const { webhookId } = params;
  const who = byClient(caller, {}, visitor.address);
  const cursor = readCursor(body.after);
  if (cursor === undefined) return refuseWebhook(deps, who, 'replayWebhook', 'cursor_unknown');
  const now = deps.now();
  const set = await deps.db.transaction(async (tx) => {
    const [webhook] = await tx
      .update(webhooks)
      .set({ cursor, claimedUntil: null, nextAttemptAt: null, attempts: 0, updatedAt: now })
      .where(isWebhookOf(caller, webhookId))
      .returning();
    if (!webhook) return undefined;
    const event = { type: 'webhook_replayed', result: 'success', details: { webhook: webhookId } } as const;
    await recordEvent(tx, { ...event, ...who }, now);
    return webhook;
  });
  return set ? describeWebhook(set) : refuseWebhook(deps, who, 'replayWebhook', 'webhook_not_found');
});
