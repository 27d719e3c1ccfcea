import { type Database, webhookDeliveries, webhooks } from '@tvm/db';
import { and, eq, sql } from 'drizzle-orm';

export type WebhookRow = typeof webhooks.$inferSelect;

/** Longer than the slowest delivery; renewed with each. */
const leaseSeconds = 60;
export const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseSeconds * 1000);

/**
 * Takes the webhooks that are due and that nobody else has in hand. A process that ended gives its own back by the clock. Those of clients that are revoked or lost the scope stay where they are.
 * @param limit how many may be worked on at a time
 */
export async function claimWebhooks(db: Database, now: Date, limit: number): Promise<WebhookRow[]> {
  const at = sql`${now}::timestamptz`;
  return db
    .update(webhooks)
    .set({ claimedUntil: leaseFrom(now) })
    .where(
      sql`${webhooks.id} in (
        select w.id from webhooks w join clients c on c.id = w.client_id
        where not w.is_disabled and c.revoked_at is null and 'events' = any(c.scopes) and coalesce(w.next_attempt_at <= ${at}, true)
          and coalesce(w.claimed_until <= ${at}, true)
        order by w.claimed_until nulls first, w.updated_at limit ${limit} for update of w skip locked)`,
    )
    .returning();
}

type Progress = Partial<
  Pick<
    WebhookRow,
    | 'cursor'
    | 'attempts'
    | 'failingSince'
    | 'nextAttemptAt'
    | 'claimedUntil'
    | 'isDisabled'
    | 'disabledReason'
  >
>;

/**
 * Writes down how far a webhook is, as long as this process has it and nobody set it back. Answers the row; undefined: it is somebody else's, was changed, or is gone.
 */
export async function advance(
  db: Database,
  { id, claimedUntil, cursor }: Pick<WebhookRow, 'id' | 'claimedUntil' | 'cursor'>,
  progress: Progress,
  now: Date,
): Promise<WebhookRow | undefined> {
  if (!claimedUntil) return undefined;
  const [row] = await db
    .update(webhooks)
    .set({ ...progress, updatedAt: now })
    .where(and(eq(webhooks.id, id), eq(webhooks.claimedUntil, claimedUntil), eq(webhooks.cursor, cursor)))
    .returning();
  return row;
}

export async function recordDelivery(
  db: Database,
  delivery: typeof webhookDeliveries.$inferInsert,
): Promise<void> {
  await db.insert(webhookDeliveries).values(delivery);
}
