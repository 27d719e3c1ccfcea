import type { Schema } from '@tvm/contract';
import { webhooks } from '@tvm/db';
import { and, eq } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
import { byClient, recordEvent } from '../../../trail/audit.ts';
import { describeWebhook } from './webhooks.queries.ts';

interface Input {
  webhookId: string;
  eventTypes?: string[] | null;
  /** True: to start again after it was disabled, or to stop. */
  enabled?: boolean;
  clientAddress: string;
}

/** Changes what is delivered, or whether anything is. Enabled again it goes on from where it was, at once. */
export async function updateWebhook(
  deps: Deps,
  client: Client,
  { webhookId, eventTypes, enabled, clientAddress }: Input,
): Promise<{ webhook: Schema<'Webhook'> } | Refusal<'webhook_not_found'>> {
  const now = deps.now();
  const state =
    enabled === undefined
      ? {}
      : {
          isDisabled: !enabled,
          disabledReason: enabled ? null : 'by_client',
          ...{ attempts: 0, failingSince: null, nextAttemptAt: null, claimedUntil: null },
        };
  return deps.db.transaction(async (tx) => {
    const [changed] = await tx
      .update(webhooks)
      .set({ ...(eventTypes !== undefined && { eventTypes }), ...state, updatedAt: now })
      .where(and(eq(webhooks.id, webhookId), eq(webhooks.clientId, client.clientId)))
      .returning();
    if (!changed) return { refused: 'webhook_not_found' };
    const event = { type: 'webhook_changed', result: 'success', details: { webhook: webhookId } } as const;
    await recordEvent(tx, { ...event, ...byClient(client, {}, clientAddress) }, now);
    return { webhook: describeWebhook(changed) };
  });
}
