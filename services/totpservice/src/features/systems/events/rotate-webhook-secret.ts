import { webhooks } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';
import { makeWebhookSecret } from './webhook-secret.ts';
import { findWebhook } from './webhooks.queries.ts';

/** So long both secrets sign, for changing over. */
const overlapSeconds = 24 * 3600;

/** A new signing secret, in the answer and nowhere else in the clear; the former one signs for another day. */
export async function rotateWebhookSecret(
  deps: Deps,
  client: Client,
  { webhookId, clientAddress }: { webhookId: string; clientAddress: string },
): Promise<{ secret: string } | Refusal<'webhook_not_found'>> {
  const now = deps.now();
  const { secret, sealed } = makeWebhookSecret(deps.config.keys.token, webhookId);
  return deps.db.transaction(async (tx) => {
    await tx.select({ id: webhooks.id }).from(webhooks).where(eq(webhooks.id, webhookId)).for('update');
    const webhook = await findWebhook(tx, client.clientId, webhookId);
    if (!webhook) return { refused: 'webhook_not_found' };
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
    const event = { type: 'webhook_secret_rotated', result: 'success', details } as const;
    await recordEvent(tx, { ...event, ...byClient(client, {}, clientAddress) }, now);
    return { secret };
  });
}
