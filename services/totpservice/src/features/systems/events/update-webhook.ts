import { webhooks } from '@tvm/db';
import { operation } from '../../../sessions/operation.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';
import { describeWebhook, isWebhookOf } from './events.queries.ts';
import { refuseWebhook } from './refuse-webhook.ts';

/** Changes what is delivered, or whether anything is. Enabled again it goes on from where it was, at once. */
export const updateWebhook = operation('updateWebhook', async (deps, { params, body, caller, visitor }) => {
  const { webhookId } = params;
  const { eventTypes, enabled } = body;
  const now = deps.now();
  const who = byClient(caller, {}, visitor.address);
  const state = enabled === undefined ? {} : stateOf(enabled);
  const changed = await deps.db.transaction(async (tx) => {
    const [webhook] = await tx
      .update(webhooks)
      .set({ ...(eventTypes !== undefined && { eventTypes }), ...state, updatedAt: now })
      .where(isWebhookOf(caller, webhookId))
      .returning();
    if (!webhook) return undefined;
    const event = { type: 'webhook_changed', result: 'success', details: { webhook: webhookId } } as const;
    await recordEvent(tx, { ...event, ...who }, now);
    return webhook;
  });
  return changed ? describeWebhook(changed) : refuseWebhook(deps, who, 'updateWebhook', 'webhook_not_found');
});

/** Started again after it was disabled, or stopped. */
const stateOf = (isEnabled: boolean) => ({
  isDisabled: !isEnabled,
  disabledReason: isEnabled ? null : 'by_client',
  ...{ attempts: 0, failingSince: null, nextAttemptAt: null, claimedUntil: null },
});
