import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { auditEvents, webhookDeliveries, webhooks } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startWebhookHarness, type WebhookHarness } from './webhook-harness.ts';

let w: WebhookHarness;
beforeEach(async () => {
  w = await startWebhookHarness();
});
afterEach(() => w.close());

test('a receiver may ask for more time', async () => {
  const webhook = await w.addWebhook();
  await w.write();
  await w.settle();
  w.answer = () => ({ status: 429, headers: { 'retry-after': '900' } });
  await w.deliver();
  expect((await w.rowOf(webhook.id))?.nextAttemptAt).toEqual(new Date(w.h.clock.now.getTime() + 900_000));
});

test('after 72 hours without a success, or a 410, it is disabled and that is written down; enabled again it goes on where it was', async () => {
  const webhook = await w.addWebhook();
  const [event] = await w.write();
  await w.settle();
  w.answer = () => ({ status: 503 });
  for (let hours = 0; hours <= 72; hours++) {
    await w.deliver();
    w.wait(3600);
  }
  expect(await w.rowOf(webhook.id)).toMatchObject({ isDisabled: true, disabledReason: 'failing' });
  const told = await w.h.owner.select().from(auditEvents).where(eq(auditEvents.type, 'webhook_disabled'));
  expect(told.map(({ reason }) => reason)).toEqual(['failing']);
  const before = w.received.length;
  await w.deliver();
  expect(w.received).toHaveLength(before);
  await w.h.owner
    .update(webhooks)
    .set({ isDisabled: false, disabledReason: null, attempts: 0, failingSince: null, nextAttemptAt: null });
  w.answer = () => ({ status: 410 });
  await w.deliver();
  expect(w.idsOf().at(-1)).toBe(`evt_${event?.id}`);
  expect(await w.rowOf(webhook.id)).toMatchObject({ isDisabled: true, disabledReason: 'gone' });
});

test('redirects aren’t followed, and a huge answer is cut off', async () => {
  const webhook = await w.addWebhook();
  await w.write();
  await w.settle();
  w.answer = () => ({ status: 302, headers: { location: w.receiver.url } });
  await w.deliver();
  expect(w.received).toHaveLength(1);
  expect(await w.rowOf(webhook.id)).toMatchObject({ attempts: 1 });
});

test('a slow receiver holds up no other one', async () => {
  const slow = await w.startReceiver();
  await w.addWebhook();
  await w.addWebhook({ url: slow.url });
  await w.write();
  await w.settle();
  let isFirst = true;
  w.answer = () => {
    if (!isFirst) return { status: 200 };
    isFirst = false;
    return undefined;
  };
  const delivering = w.deliver();
  await vi.waitFor(() => expect(w.received).toHaveLength(2), { timeout: 300_000 });
  await w.receiver.close();
  await slow.close();
  await delivering;
  w.receiver = await w.startReceiver();
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
  const bad = await w.addWebhook({ url: `http://127.0.0.1:${(sockets.address() as AddressInfo).port}/` });
  await w.addWebhook();
  await w.write();
  await w.settle();
  await w.deliver();
  expect(w.received).toHaveLength(1);
  expect(await w.rowOf(bad.id)).toMatchObject({ attempts: 1 });
  const [attempt] = await w.h.owner
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, bad.id));
  expect(attempt?.error).toMatch(error);
  sockets.close();
});

test('on a real installation nothing goes to this host, whatever a name leads to', async () => {
  w.deps = { ...w.deps, publicOrigin: 'https://login.tvm.nl' };
  for (const url of [w.receiver.url, w.receiver.url.replace('127.0.0.1', 'localhost')])
    await w.addWebhook({ url });
  await w.write();
  await w.settle();
  await w.deliver();
  expect(w.received).toEqual([]);
  const attempts = await w.h.owner.select().from(webhookDeliveries);
  expect(attempts.map(({ error }) => error)).toEqual(['ADDRESS_REFUSED', 'ADDRESS_REFUSED']);
});
