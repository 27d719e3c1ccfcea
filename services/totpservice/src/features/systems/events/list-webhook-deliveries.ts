import { webhookDeliveries } from '@tvm/db';
import { desc, eq } from 'drizzle-orm';
import { operation } from '../../../sessions/operation.ts';
import { findWebhook } from './events.queries.ts';

const latest = 100;
type Delivery = typeof webhookDeliveries.$inferSelect;

/** The latest attempts to deliver to a webhook, the last one first. */
export const listWebhookDeliveries = operation(
  'listWebhookDeliveries',
  async ({ db }, { params, caller }) => {
    const { webhookId } = params;
    if (!(await findWebhook(db, caller.clientId, webhookId))) return { refused: 'webhook_not_found' };
    const rows = await db
      .select()
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.webhookId, webhookId))
      .orderBy(desc(webhookDeliveries.id))
      .limit(latest);
    const items = rows.map(tell);
    return { items };
  },
);

/**
 * As its client may know it. Without an answer it is the same whatever there was: that a port is closed, filtered or speaks something else, and how long that took, would map a private network. The operator finds
 * the code in `webhook_deliveries`.
 */
function tell({ eventId, eventType, attempt, status, error, durationMs, at }: Delivery) {
  const told = { eventId, eventType, attempt, status, at: at.toISOString() };
  return status === null ? { ...told, error: 'NO_ANSWER', durationMs: null } : { ...told, error, durationMs };
}
