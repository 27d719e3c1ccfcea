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
import { type Posted, postEvent } from './post-event.ts';
import { advance, claimWebhooks, leaseFrom, recordDelivery, type WebhookRow } from './webhooks.queries.ts';

export interface DeliveryDeps {
  webhookKeys: KeyRing;
  publicOrigin: string;
  log: Log;
  now: () => Date;
  random: () => number;
}

/** Slow receivers hold up as many others as this, and no more. */
const atATime = 20;
const eventsAtATime = 50;

/** Seconds before the next attempt; hourly from then on. */
const backoff = [5, 30, 120, 600, 1800, 3600] as const;
const longest = 3600;
/** After so long without one success nobody is listening any more. */
const disabledAfterSeconds = 72 * 3600;

/**
 * Delivers what is due: to each webhook the events behind its cursor, one after the other, in their order. At least once: the cursor moves on after a receiver has taken an event, so that a
 * process that ends in between leads to the same event, under the same id, again.
 * @returns how many webhooks were looked after
 */
export async function deliverEvents(db: Database, deps: DeliveryDeps): Promise<number> {
  const claimed = await claimWebhooks(db, deps.now(), atATime);
  await Promise.all(claimed.map((webhook) => deliverTo(db, deps, webhook)));
  return claimed.length;
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
  const posted = await postEvent(webhook.url, signed.body, signed.headers, isDemo(deps));
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
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(event.id, at, body)).join(' '),
      'user-agent': 'Mijn-TVM-webhooks/1',
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
  if (now.getTime() - failingSince.getTime() >= disabledAfterSeconds * 1000)
    return disable(db, deps, webhook, 'failing');
  const seconds = Math.max(backoff[webhook.attempts] ?? longest, Math.min(retryAfterSeconds ?? 0, longest));
  // Up to a fifth more, so that many don't come at once.
  const nextAttemptAt = new Date(now.getTime() + seconds * (1 + deps.random() / 5) * 1000);
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
