import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { auditEvents, clients, users, webhookDeliveries, webhooks } from '@tvm/db';
import { seal } from '@tvm/keys';
import { eq, sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isAllowedAddress } from '../src/webhooks/address-guard.ts';
import { type DeliveryDeps, deliverEvents } from '../src/webhooks/deliver-events.ts';
import { addUser, type Harness, startHarness, type User } from './harness.ts';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let h: Harness;
let user: User;
let deps: DeliveryDeps;
let received: Received[];
let answer: (request: Received) => { status: number; headers?: Record<string, string> } | undefined;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeEach(async () => {
  h = await startHarness();
  user = await addUser(h.owner, {});
  await h.owner.update(users).set({ externalId: 'USR-1' }).where(eq(users.id, user.id));
  deps = { ...h.deps, publicOrigin: 'http://localhost:3000', now: () => h.clock.now, random: () => 0 };
  received = [];
  answer = () => ({ status: 204 });
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver.close();
  await h.close();
});

async function startReceiver() {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const got = { headers: request.headers, body };
      received.push(got);
      const told = answer(got);
      // None: the receiver never answers.
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

const secretOf = (text: string) => `whsec_${Buffer.alloc(32, text).toString('base64')}`;

async function addWebhook(more: Partial<typeof webhooks.$inferInsert> = {}) {
  const now = h.clock.now;
  const [client] = await h.owner
    .insert(clients)
    .values({ name: randomUUID(), scopes: ['events'], createdAt: now })
    .returning();
  const id = randomUUID();
  const sealed = (text: string) =>
    seal(h.deps.tokenKeys, Buffer.from(secretOf(text)), { userId: id, purpose: 'webhook-secret' });
  const [webhook] = await h.owner
    .insert(webhooks)
    .values({
      ...{ id, clientId: client?.id ?? '', url: receiver.url, sealedSecret: sealed('one'), cursor: '0:0' },
      ...{ createdAt: now, updatedAt: now },
      ...more,
      ...(more.formerSecretUntil && { formerSealedSecret: sealed('former') }),
    })
    .returning();
  return webhook as typeof webhooks.$inferSelect;
}

const write = (type = 'password_changed') =>
  h.owner
    .insert(auditEvents)
    .values({ occurredAt: h.clock.now, type, result: 'success', actorKind: 'system', userId: user.id })
    .returning({ id: auditEvents.id });
/** Other databases of the server may keep events back for a moment. */
const settle = () =>
  vi.waitUntil(
    async () =>
      (
        await h.owner.execute(
          sql`select from audit_events where transaction_id >= pg_snapshot_xmin(pg_current_snapshot())`,
        )
      ).rowCount === 0,
    { timeout: 30_000 },
  );
const deliver = () => deliverEvents(h.worker, deps);
const rowOf = async (id: string) => (await h.owner.select().from(webhooks).where(eq(webhooks.id, id)))[0];
const typesOf = () => received.map(({ body }) => JSON.parse(body).type);
const idsOf = () => received.map(({ headers }) => headers['webhook-id']);
const wait = (seconds: number) => {
  h.clock.now = new Date(h.clock.now.getTime() + seconds * 1000);
};

test('events arrive in order, signed so that the standard’s library and a plain HMAC verify them, with external ids only', async () => {
  h.clock.now = new Date();
  const webhook = await addWebhook();
  await write('password_set');
  await write('authenticator_enrolled');
  await settle();
  await deliver();
  expect(typesOf()).toEqual(['user.password_set', 'user.enrolled']);
  for (const { headers, body } of received) {
    expect(() => new Webhook(secretOf('one')).verify(body, headers as Record<string, string>)).not.toThrow();
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const hmac = createHmac('sha256', Buffer.alloc(32, 'one')).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${hmac}`);
    expect(JSON.parse(body)).toEqual({
      type: expect.any(String),
      timestamp: h.clock.now.toISOString(),
      data: { id: headers['webhook-id'], user: 'USR-1', organisation: null },
    });
    expect(body).not.toContain(user.email);
    expect(body).not.toContain(user.id);
  }
  await deliver();
  expect(received).toHaveLength(2);
  const attempts = await h.owner
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, webhook.id));
  expect(attempts.map(({ status, error, attempt }) => [status, error, attempt])).toEqual([
    [204, null, 1],
    [204, null, 1],
  ]);
});

test('only wanted types arrive', async () => {
  await addWebhook({ eventTypes: ['user.enrolled'] });
  await write('password_set');
  await write('authenticator_enrolled');
  await settle();
  await deliver();
  expect(typesOf()).toEqual(['user.enrolled']);
});

test('what isn’t taken is tried again under the same id, later and later, and what comes behind waits for it', async () => {
  const webhook = await addWebhook();
  await write('password_set');
  await write('password_changed');
  await settle();
  answer = () => ({ status: 500 });
  for (const seconds of [5, 30, 120, 600, 1800, 3600, 3600]) {
    await deliver();
    wait(seconds - 1);
    const before = received.length;
    await deliver();
    expect(received).toHaveLength(before);
    wait(1);
  }
  expect(new Set(idsOf()).size).toBe(1);
  expect(await rowOf(webhook.id)).toMatchObject({ attempts: 7, isDisabled: false });
  answer = () => ({ status: 200 });
  await deliver();
  expect(typesOf().slice(-2)).toEqual(['user.password_set', 'user.password_changed']);
  expect(await rowOf(webhook.id)).toMatchObject({ attempts: 0, failingSince: null });
});

test('a receiver may ask for more time', async () => {
  const webhook = await addWebhook();
  await write();
  await settle();
  answer = () => ({ status: 429, headers: { 'retry-after': '900' } });
  await deliver();
  expect((await rowOf(webhook.id))?.nextAttemptAt).toEqual(new Date(h.clock.now.getTime() + 900_000));
});

test('after 72 hours without a success, or a 410, it is disabled and that is written down; enabled again it goes on where it was', async () => {
  const webhook = await addWebhook();
  const [event] = await write();
  await settle();
  answer = () => ({ status: 503 });
  for (let hours = 0; hours <= 72; hours++) {
    await deliver();
    wait(3600);
  }
  expect(await rowOf(webhook.id)).toMatchObject({ isDisabled: true, disabledReason: 'failing' });
  const told = await h.owner.select().from(auditEvents).where(eq(auditEvents.type, 'webhook_disabled'));
  expect(told.map(({ reason }) => reason)).toEqual(['failing']);
  const before = received.length;
  await deliver();
  expect(received).toHaveLength(before);
  await h.owner
    .update(webhooks)
    .set({ isDisabled: false, disabledReason: null, attempts: 0, failingSince: null, nextAttemptAt: null });
  answer = () => ({ status: 410 });
  await deliver();
  expect(idsOf().at(-1)).toBe(`evt_${event?.id}`);
  expect(await rowOf(webhook.id)).toMatchObject({ isDisabled: true, disabledReason: 'gone' });
});

test('redirects aren’t followed, and a huge answer is cut off', async () => {
  const webhook = await addWebhook();
  await write();
  await settle();
  answer = () => ({ status: 302, headers: { location: receiver.url } });
  await deliver();
  expect(received).toHaveLength(1);
  expect(await rowOf(webhook.id)).toMatchObject({ attempts: 1 });
});

test('two processes deliver each event once between them', async () => {
  await addWebhook();
  for (let count = 0; count < 10; count++) await write();
  await settle();
  await Promise.all([deliver(), deliver(), deliver()]);
  await deliver();
  expect(idsOf()).toEqual([...new Set(idsOf())]);
  expect(idsOf()).toHaveLength(10);
});

test('a process that ended after the receiver had taken an event leads to the same event again, never to a gap', async () => {
  const webhook = await addWebhook();
  await write('password_set');
  await write('password_changed');
  await settle();
  // As a process leaves it that was killed between the answer and its commit.
  await h.owner
    .update(webhooks)
    .set({ claimedUntil: new Date(h.clock.now.getTime() + 60_000) })
    .where(eq(webhooks.id, webhook.id));
  await deliver();
  expect(received).toEqual([]);
  wait(60);
  await deliver();
  expect(typesOf()).toEqual(['user.password_set', 'user.password_changed']);
});

test('a replay that comes while events are delivered wins', async () => {
  const webhook = await addWebhook();
  await write('password_set');
  await write('password_changed');
  await settle();
  answer = () => {
    if (received.length === 1)
      void h.owner
        .update(webhooks)
        .set({ cursor: '0:1', claimedUntil: null })
        .where(eq(webhooks.id, webhook.id))
        .then(() => {});
    return { status: 200 };
  };
  await deliver();
  await vi.waitFor(async () => {
    await deliver();
    expect(typesOf().filter((type) => type === 'user.password_changed').length).toBeGreaterThanOrEqual(1);
  });
  expect(idsOf().filter((id) => id === idsOf()[0]).length).toBeGreaterThanOrEqual(2);
});

test('a slow receiver holds up no other one', async () => {
  const slow = await startReceiver();
  await addWebhook();
  await addWebhook({ url: slow.url });
  await write();
  await settle();
  let isFirst = true;
  answer = () => {
    if (!isFirst) return { status: 200 };
    isFirst = false;
    return undefined;
  };
  const delivering = deliver();
  await vi.waitFor(() => expect(received).toHaveLength(2));
  await receiver.close();
  await slow.close();
  await delivering;
  receiver = await startReceiver();
});

test('both secrets sign while one is changed over, and the former one no longer than that', async () => {
  h.clock.now = new Date();
  await addWebhook({ formerSecretUntil: new Date(h.clock.now.getTime() + 1000) });
  await write();
  await settle();
  await deliver();
  const [both] = received;
  for (const text of ['one', 'former'])
    expect(() =>
      new Webhook(secretOf(text)).verify(both?.body ?? '', both?.headers as Record<string, string>),
    ).not.toThrow();
  wait(1);
  await write();
  await settle();
  await deliver();
  expect(String(received[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1);
});

test.each([
  [
    'switches protocols',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
    'UPGRADE_REFUSED',
  ],
  ['hangs up', '', /^ECONNRESET|NO_ANSWER$/],
])('a receiver that %s is one failed attempt, and holds up no other one', async (_what, bytes, error) => {
  const sockets = createSocketServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => (bytes ? socket.write(bytes) : socket.destroy()));
  });
  await new Promise<void>((resolve) => sockets.listen(0, '127.0.0.1', resolve));
  const bad = await addWebhook({ url: `http://127.0.0.1:${(sockets.address() as AddressInfo).port}/` });
  await addWebhook();
  await write();
  await settle();
  await deliver();
  expect(received).toHaveLength(1);
  expect(await rowOf(bad.id)).toMatchObject({ attempts: 1 });
  const [attempt] = await h.owner
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, bad.id));
  expect(attempt?.error).toMatch(error);
  sockets.close();
});

test('a client that lost the scope gets nothing', async () => {
  const webhook = await addWebhook();
  await h.owner
    .update(clients)
    .set({ scopes: ['decisions'] })
    .where(eq(clients.id, webhook.clientId));
  await write();
  await settle();
  await deliver();
  expect(received).toEqual([]);
});

test('a revoked client gets nothing', async () => {
  const webhook = await addWebhook();
  await h.owner.update(clients).set({ revokedAt: h.clock.now }).where(eq(clients.id, webhook.clientId));
  await write();
  await settle();
  await deliver();
  expect(received).toEqual([]);
});

test('on a real installation nothing goes to this host, whatever a name leads to', async () => {
  deps = { ...deps, publicOrigin: 'https://login.tvm.nl' };
  for (const url of [receiver.url, receiver.url.replace('127.0.0.1', 'localhost')]) await addWebhook({ url });
  await write();
  await settle();
  await deliver();
  expect(received).toEqual([]);
  const attempts = await h.owner.select().from(webhookDeliveries);
  expect(attempts.map(({ error }) => error)).toEqual(['ADDRESS_REFUSED', 'ADDRESS_REFUSED']);
});

test.each([
  ['127.0.0.1', false],
  ['::1', false],
  ['0.0.0.0', false],
  ['169.254.169.254', false],
  ['fe80::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:169.254.169.254', false],
  ['224.0.0.1', false],
  ['ff02::1', false],
  ['255.255.255.255', false],
  ['10.0.0.1', true],
  ['192.0.2.1', false],
  ['8.8.8.8', true],
  ['fd00::1', true],
  ['2001:4860::1', true],
  ['64:ff9b::a9fe:a9fe', false],
  ['::ffff:0:7f00:1', false],
  ['::7f00:1', false],
  ['2002:7f00:1::', false],
  ['fec0::1', false],
  ['fd00:ec2::254', false],
  ['100.100.100.200', false],
  ['168.63.129.16', false],
  ['no address', false],
])('an event may go to %s: %s', (address, allowed) => {
  expect(isAllowedAddress(address, false)).toBe(allowed);
});
