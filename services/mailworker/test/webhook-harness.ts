import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { auditEvents, clients, users, webhooks } from '@tvm/db';
import { parseKeyRing, seal } from '@tvm/keys';
import { eq, sql } from 'drizzle-orm';
import { vi } from 'vitest';
import { type DeliveryDeps, dueEvents } from '../src/webhooks/deliver-events.ts';
import { addUser, type Harness, startHarness, webhookKeyText } from './harness.ts';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

const webhookKeys = parseKeyRing('WEBHOOK_KEYS', webhookKeyText);

/** What a receiver answers. Undefined: nothing, ever. */
type Answer = (request: Received) => { status: number; headers?: Record<string, string> } | undefined;

export type WebhookHarness = Awaited<ReturnType<typeof startWebhookHarness>>;

export const secretOf = (text: string) => `whsec_${Buffer.alloc(32, text).toString('base64')}`;

/** A user with an external id, a receiver on loopback, and what a test does to webhooks and events. */
export async function startWebhookHarness() {
  const h = await startHarness();
  const user = await addUser(h.owner, {});
  await h.owner.update(users).set({ externalId: 'USR-1' }).where(eq(users.id, user.id));
  const deps: DeliveryDeps = {
    ...h.deps,
    webhookKeys,
    publicOrigin: 'http://localhost:3000',
    random: () => 0,
  };
  const answer: Answer = () => ({ status: 204 });
  const received: Received[] = [];
  const startReceiver = (): Promise<Receiver> =>
    listen((got) => {
      received.push(got);
      return w.answer(got);
    });
  const w = {
    h,
    user,
    deps,
    answer,
    received,
    startReceiver,
    receiver: await startReceiver(),
    addWebhook: (more: Partial<typeof webhooks.$inferInsert> = {}) => addWebhook(h, w.receiver.url, more),
    write: (type = 'password_changed') =>
      h.owner
        .insert(auditEvents)
        .values({ occurredAt: h.clock.now, type, result: 'success', actorKind: 'system', userId: user.id })
        .returning({ id: auditEvents.id }),
    settle: () => settle(h),
    deliver: async () => {
      const due = await dueEvents(h.worker, w.deps, 20);
      await Promise.all(due.map(({ deliver }) => deliver()));
      return due.length;
    },
    rowOf: async (id: string) => (await h.owner.select().from(webhooks).where(eq(webhooks.id, id)))[0],
    typesOf: () => received.map(({ body }) => JSON.parse(body).type),
    idsOf: () => received.map(({ headers }) => headers['webhook-id']),
    wait: (seconds: number) => {
      h.clock.now = new Date(h.clock.now.getTime() + seconds * 1000);
    },
    close: async () => {
      await w.receiver.close();
      await h.close();
    },
  };
  return w;
}

interface Receiver {
  url: string;
  close(): Promise<unknown>;
}

async function listen(take: Answer): Promise<Receiver> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const told = take({ headers: request.headers, body });
      if (told) response.writeHead(told.status, told.headers).end('taken');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
  const close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    });
  return { url, close };
}

async function addWebhook(h: Harness, url: string, more: Partial<typeof webhooks.$inferInsert>) {
  const now = h.clock.now;
  const [client] = await h.owner
    .insert(clients)
    .values({ name: randomUUID(), scopes: ['events'], createdAt: now })
    .returning();
  const id = randomUUID();
  const sealed = (text: string) =>
    seal(webhookKeys, Buffer.from(secretOf(text)), { userId: id, purpose: 'webhook-secret' });
  const [webhook] = await h.owner
    .insert(webhooks)
    .values({
      ...{ id, clientId: client?.id ?? '', url, sealedSecret: sealed('one'), cursor: '0:0' },
      ...{ createdAt: now, updatedAt: now },
      ...more,
      ...(more.formerSecretUntil && { formerSealedSecret: sealed('former') }),
    })
    .returning();
  if (!webhook) throw new Error('no webhook');
  return webhook;
}

/** Other databases of the server may keep events back for a moment. */
const settle = (h: Harness) =>
  vi.waitUntil(
    async () =>
      (
        await h.owner.execute(
          sql`select from audit_events where transaction_id >= pg_snapshot_xmin(pg_current_snapshot())`,
        )
      ).rowCount === 0,
    { timeout: 300_000 },
  );
