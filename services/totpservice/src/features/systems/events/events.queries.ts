import type { Schema } from '@tvm/contract';
import { type Database, webhooks } from '@tvm/db';
import { and, asc, eq } from 'drizzle-orm';
import { showCursor } from './cursor.ts';

type WebhookRow = typeof webhooks.$inferSelect;

/** A webhook of that very client; another's is none. */
export const isWebhookOf = ({ clientId }: { clientId: string }, webhookId: string) =>
  and(eq(webhooks.id, webhookId), eq(webhooks.clientId, clientId));

export async function findWebhook(
  db: Database,
  clientId: string,
  webhookId: string,
): Promise<WebhookRow | undefined> {
  const [found] = await db.select().from(webhooks).where(isWebhookOf({ clientId }, webhookId));
  return found;
}

/** The same, locked until the end of the transaction. */
export async function lockWebhook(
  tx: Database,
  clientId: string,
  webhookId: string,
): Promise<WebhookRow | undefined> {
  const [found] = await tx.select().from(webhooks).where(isWebhookOf({ clientId }, webhookId)).for('update');
  return found;
}

/** A client's webhooks, the oldest first. */
export async function selectWebhooks(db: Database, clientId: string): Promise<WebhookRow[]> {
  const isOwn = eq(webhooks.clientId, clientId);
  return db.select().from(webhooks).where(isOwn).orderBy(asc(webhooks.createdAt), asc(webhooks.id));
}

/** Without its secrets. */
export function describeWebhook(row: WebhookRow): Schema<'Webhook'> {
  return {
    id: row.id,
    url: row.url,
    eventTypes: row.eventTypes as Schema<'Webhook'>['eventTypes'],
    cursor: showCursor(row.cursor),
    state: row.isDisabled ? 'disabled' : row.failingSince ? 'failing' : 'active',
    disabledReason: row.disabledReason as Schema<'Webhook'>['disabledReason'],
    failingSince: row.failingSince?.toISOString() ?? null,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
