import { webhooks } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { operation } from '../../../sessions/operation.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';
import { lockWebhook } from './events.queries.ts';
import { refuseWebhook } from './refuse-webhook.ts';
import { makeWebhookSecret } from './webhook-secret.ts';

/** So long both secrets sign, for changing over. */
const overlapSeconds = 24 * 3600;

/** A new signing secret, in the answer and nowhere else in the clear; the former one signs for another day. */
export const rotateWebhookSecret = operation(
  'rotateWebhookSecret',
  async (deps, { params: { webhookId }, caller, visitor }) => {
    const now = deps.now();
    const who = byClient(caller, {}, visitor.address);
    const { secret, sealed } = makeWebhookSecret(deps.config.keys.webhook, webhookId);
    const isRotated = await deps.db.transaction(async (tx) => {
      const webhook = await lockWebhook(tx, caller.clientId, webhookId);
      if (!webhook) return false;
      await tx
        .update(webhooks)
        .set({
          sealedSecret: sealed,
          formerSealedSecret: webhook.sealedSecret,
          formerSecretUntil: new Date(now.getTime() + overlapSeconds * 1000),
          updatedAt: now,
        })
        .where(eq(webhooks.id, webhookId));
      const details = { webhook: webhookId };
      await recordEvent(tx, { type: 'webhook_secret_rotated', result: 'success', details, ...who }, now);
      return true;
    });
    return isRotated ? { secret } : refuseWebhook(deps, who, 'rotateWebhookSecret', 'webhook_not_found');
  },
);
