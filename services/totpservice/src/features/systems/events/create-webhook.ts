import { randomUUID } from 'node:crypto';
import { readPublicEvents } from '@tvm/audit';
import type { Schema } from '@tvm/contract';
import { type Database, lockSubject, webhooks } from '@tvm/db';
import { isReceiverUrl } from '../../../clients/receiver-url.ts';
import type { Deps } from '../../../deps.ts';
import { answer, madeAt } from '../../../http/contract-operation.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byClient, recordEvent, type Who } from '../../../trail/audit.ts';
import { readCursor } from './cursor.ts';
import { describeWebhook, selectWebhooks } from './events.queries.ts';
import { refuseWebhook } from './refuse-webhook.ts';
import { makeWebhookSecret } from './webhook-secret.ts';

const webhooksAllowed = 5;

/** Has a client's events delivered to a URL. The signing secret is in the answer and nowhere else in the clear. */
export const createWebhook = operation('createWebhook', async (deps, { body, caller, visitor }) => {
  const who = byClient(caller, {}, visitor.address);
  const made = await make(deps, who, caller.clientId, body);
  if (isRefusal(made)) return refuseWebhook(deps, who, 'createWebhook', made.refused);
  return answer(201, made, madeAt(`/webhooks/${made.webhook.id}`));
});

type Refused = Refusal<'webhook_url_refused' | 'cursor_unknown' | 'webhook_limit' | 'webhook_exists'>;

async function make(
  deps: Deps,
  who: Who,
  clientId: string,
  { url, eventTypes = null, after }: Schema<'NewWebhook'>,
): Promise<Schema<'MadeWebhook'> | Refused> {
  const { config } = deps;
  if (!isReceiverUrl(url, config.publicOrigin)) return { refused: 'webhook_url_refused' };
  const given = after === undefined ? undefined : readCursor(after);
  if (after !== undefined && given === undefined) return { refused: 'cursor_unknown' };
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    // One after the other, so that two at once don't both count the same few.
    await lockSubject(tx, `webhooks ${clientId}`);
    const existing = await selectWebhooks(tx, clientId);
    if (existing.some((each) => each.url === url)) return { refused: 'webhook_exists' };
    if (existing.length >= webhooksAllowed) return { refused: 'webhook_limit' };
    const id = randomUUID();
    const { secret, sealed } = makeWebhookSecret(config.keys.webhook, id);
    const cursor = given ?? (await endOfFeed(tx));
    const times = { createdAt: now, updatedAt: now };
    const [made] = await tx
      .insert(webhooks)
      .values({ id, clientId, url, sealedSecret: sealed, eventTypes, cursor, ...times })
      .returning();
    if (!made) throw new Error('no webhook was made');
    const event = { type: 'webhook_created', result: 'success', details: { webhook: id } } as const;
    await recordEvent(tx, { ...event, ...who }, now);
    return { webhook: describeWebhook(made), secret };
  });
}

/** Behind everything that happened until now; what is under way is still to come. */
async function endOfFeed(tx: Database): Promise<string> {
  return (await readPublicEvents(tx, { after: '0:0', limit: 1, types: [] })).next;
}
