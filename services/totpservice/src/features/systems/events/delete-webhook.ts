import { webhooks } from '@tvm/db';
import { operation } from '../../../sessions/operation.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';
import { isWebhookOf } from './events.queries.ts';
import { refuseWebhook } from './refuse-webhook.ts';

/** Ends a webhook, with its secrets and what is known of its deliveries. */
export const deleteWebhook = operation('deleteWebhook', async (deps, { params, caller, visitor }) => {
  const { webhookId } = params;
  const who = byClient(caller, {}, visitor.address);
  const isDeleted = await deps.db.transaction(async (tx) => {
    const { rowCount } = await tx.delete(webhooks).where(isWebhookOf(caller, webhookId));
    if (rowCount !== 1) return false;
    const event = { type: 'webhook_deleted', result: 'success', details: { webhook: webhookId } } as const;
    await recordEvent(tx, { ...event, ...who }, deps.now());
    return true;
  });
  return isDeleted ? undefined : refuseWebhook(deps, who, 'deleteWebhook', 'webhook_not_found');
});
