import {
  type EventCursor,
  type EventTypeOf,
  type PublicEvent,
  readPublicEvents,
  recordEvent,
} from '@tvm/audit';
import type { Database } from '@tvm/db';
import { type KeyRing, open, SealError } from '@tvm/keys';
import { Webhook } from 'standardwebhooks';
import type { Log } from '../logger.ts';
import { isDisusedSince, secondsUntilNext } from '../receivers/backoff.ts';
import type { Delivery } from '../receivers/keep-delivering.ts';
import { type Posted, post } from '../receivers/post.ts';
import { advance, claimWebhooks, leaseFrom, recordDelivery, type WebhookRow } from './webhooks.queries.ts';

export interface DeliveryDeps {
  webhookKeys: KeyRing;
  publicOrigin: string;
  log: Log;
  now: () => Date;
  random: () => number;
}

const eventsAtATime = 50;

/**
 * What is due: of each webhook the events behind its cursor, one after the other, in their order. At least once: the cursor moves on after a receiver has taken an event, so that a
 * process that ends in between leads to the same event, under the same id, again.
 * @param free how many may be worked on besides what is under way
 */
export async function dueEvents(db: Database, deps: DeliveryDeps, free: number): Promise<Delivery[]> {
  const claimed = await claimWebhooks(db, deps.now(), free);
  return claimed.map((webhook) => ({
    receiver: `webhook ${webhook.id}`,
    deliver: () => deliverTo(db, deps, webhook),
  }));
}

async function deliverTo(db: Database, deps: DeliveryDeps, claimed: WebhookRow): Promise<void> {
  const page = await readPublicEvents(db, {
    after: claimed.cursor,
    limit: eventsAtATime,
    types: claimed.eventTypes,
  });
  let webhook: WebhookRow | undefined = claimed;
  for (const event of page.events) {
    webhook = await deliver(db, deps, webhook, event);
    if (!webhook) return;
  }
  await advance(db, webhook, { cursor: page.next, claimedUntil: null, nextAttemptAt: null }, deps.now());
}

/** Undefined: this webhook is done with for now. */
async function deliver(
  db: Database,
  deps: DeliveryDeps,
  webhook: WebhookRow,
  event: PublicEvent & { cursor: EventCursor },
): Promise<WebhookRow | undefined> {
  const { cursor, ...told } = event;
  const signed = sign(deps, webhook, told);
  if (!signed) return disable(db, deps, webhook, 'secret_unreadable');
  const posted = await post(webhook.url, signed.body, signed.headers, isDemo(deps));
  const now = deps.now();
  const { status, error, durationMs } = posted;
  await recordDelivery(db, {
    ...{ webhookId: webhook.id, eventId: event.id, eventType: event.type, attempt: webhook.attempts + 1 },
    ...{ status, error, durationMs, at: now },
  });
  if (error !== null) return fail(db, deps, webhook, posted);
  const progress = { cursor, attempts: 0, failingSince: null, claimedUntil: leaseFrom(now) };
  return advance(db, webhook, progress, now);
}

const isDemo = ({ publicOrigin }: DeliveryDeps) => publicOrigin.startsWith('http:');

/** Standard Webhooks: id, time and body are signed, the event as the feed has it, by the former secret too while it is changed over. */
function sign(
  { webhookKeys, now }: DeliveryDeps,
  webhook: WebhookRow,
  event: PublicEvent,
): { body: string; headers: Record<string, string> } | undefined {
  const body = JSON.stringify(event);
  const { formerSealedSecret, formerSecretUntil } = webhook;
  const isChanging = formerSecretUntil !== null && formerSecretUntil > now();
  const sealed = [webhook.sealedSecret, ...(isChanging && formerSealedSecret ? [formerSealedSecret] : [])];
  const secrets = sealed.flatMap((each) => openSecret(webhookKeys, webhook.id, each));
  if (secrets.length === 0) return undefined;
  const at = now();
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(event.id, at, body)).join(' '),
    },
  };
}

function openSecret(webhookKeys: KeyRing, webhookId: string, sealed: string): string[] {
  try {
    const context = { userId: webhookId, purpose: 'webhook-secret' } as const;
    return [Buffer.from(open(webhookKeys, sealed, context)).toString()];
  } catch (error) {
    if (error instanceof SealError) return [];
    throw error;
  }
}

async function fail(
  db: Database,
  deps: DeliveryDeps,
  webhook: WebhookRow,
  { status, retryAfterSeconds }: Posted,
): Promise<undefined> {
  const now = deps.now();
  // RFC 9110, section 15.5.11: gone for good.
  if (status === 410) return disable(db, deps, webhook, 'gone');
  const failingSince = webhook.failingSince ?? now;
  if (isDisusedSince(failingSince, now)) return disable(db, deps, webhook, 'failing');
  const seconds = secondsUntilNext(webhook.attempts, retryAfterSeconds, deps.random);
  const nextAttemptAt = new Date(now.getTime() + seconds * 1000);
  const attempts = webhook.attempts + 1;
  await advance(db, webhook, { attempts, failingSince, nextAttemptAt, claimedUntil: null }, now);
  return undefined;
}

/** Nothing goes there any more until its client enables it again; what it missed it can have replayed. */
async function disable(
  db: Database,
  { now, log }: DeliveryDeps,
  webhook: WebhookRow,
  disabledReason: 'gone' | 'failing' | 'secret_unreadable',
): Promise<undefined> {
  const at = now();
  await db.transaction(async (tx) => {
    const change = { isDisabled: true, disabledReason, claimedUntil: null };
    if (!(await advance(tx, webhook, change, at))) return;
    const details = { webhook: webhook.id, client: webhook.clientId };
    const type = 'webhook_disabled' satisfies EventTypeOf<'worker'>;
    const what = { type, result: 'success', reason: disabledReason, details } as const;
    await recordEvent(tx, { ...what, actor: { kind: 'system' } }, at);
  });
  log.warn({ reason: disabledReason }, 'a webhook was disabled');
  return undefined;
}
