import { webhookDeliveries } from '@tvm/db';
import { desc, eq } from 'drizzle-orm';
import { operation } from '../../../sessions/operation.ts';
import { findWebhook } from './events.queries.ts';

const latest = 100;

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
    const items = rows.map(({ eventId, eventType, attempt, status, error, durationMs, at }) => ({
      ...{ eventId, eventType, attempt, status, error, durationMs },
      at: at.toISOString(),
    }));
    return { items };
  },
);
