import type { Schema } from '@tvm/contract';
import { type Database, webhookDeliveries } from '@tvm/db';
import { desc, eq } from 'drizzle-orm';
import type { Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
import { findWebhook } from './webhooks.queries.ts';

const latest = 100;

/** The latest attempts to deliver to a webhook, the last one first. */
export async function listWebhookDeliveries(
  db: Database,
  { clientId }: Client,
  webhookId: string,
): Promise<{ deliveries: Schema<'WebhookDeliveries'> } | Refusal<'webhook_not_found'>> {
  if (!(await findWebhook(db, clientId, webhookId))) return { refused: 'webhook_not_found' };
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
  return { deliveries: { items } };
}
