import { createHmac } from 'node:crypto';
import { clients, webhookDeliveries, webhooks } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { secretOf, startWebhookHarness, type WebhookHarness } from './webhook-harness.ts';

let w: WebhookHarness;
beforeEach(async () => {
  w = await startWebhookHarness();
});
afterEach(() => w.close());

test('events arrive in order, signed so that the standard’s library and a plain HMAC verify them, with external ids only', async () => {
  w.h.clock.now = new Date();
  const webhook = await w.addWebhook();
  await w.write('password_set');
  await w.write('authenticator_enrolled');
  await w.settle();
  await w.deliver();
  expect(w.typesOf()).toEqual(['user.password_set', 'user.enrolled']);
  for (const { headers, body } of w.received) {
    expect(() => new Webhook(secretOf('one')).verify(body, headers as Record<string, string>)).not.toThrow();
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const hmac = createHmac('sha256', Buffer.alloc(32, 'one')).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${hmac}`);
    expect(JSON.parse(body)).toEqual({
      ...{ id: headers['webhook-id'], type: expect.any(String), user: 'USR-1', organisation: null },
      occurredAt: w.h.clock.now.toISOString(),
    });
    expect(body).not.toContain(w.user.email);
    expect(body).not.toContain(w.user.id);
  }
  await w.deliver();
  expect(w.received).toHaveLength(2);
  const attempts = await w.h.owner
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, webhook.id));
  expect(attempts.map(({ status, error, attempt }) => [status, error, attempt])).toEqual([
    [204, null, 1],
    [204, null, 1],
  ]);
});

test('only wanted types arrive', async () => {
  await w.addWebhook({ eventTypes: ['user.enrolled'] });
  await w.write('password_set');
  await w.write('authenticator_enrolled');
  await w.settle();
  await w.deliver();
  expect(w.typesOf()).toEqual(['user.enrolled']);
});

test('what isn’t taken is tried again under the same id, later and later, and what comes behind waits for it', async () => {
  const webhook = await w.addWebhook();
  await w.write('password_set');
  await w.write('password_changed');
  await w.settle();
  w.answer = () => ({ status: 500 });
  for (const seconds of [5, 30, 120, 600, 1800, 3600, 3600]) {
    await w.deliver();
    w.wait(seconds - 1);
    const before = w.received.length;
    await w.deliver();
    expect(w.received).toHaveLength(before);
    w.wait(1);
  }
  expect(new Set(w.idsOf()).size).toBe(1);
  expect(await w.rowOf(webhook.id)).toMatchObject({ attempts: 7, isDisabled: false });
  w.answer = () => ({ status: 200 });
  await w.deliver();
  expect(w.typesOf().slice(-2)).toEqual(['user.password_set', 'user.password_changed']);
  expect(await w.rowOf(webhook.id)).toMatchObject({ attempts: 0, failingSince: null });
});

test('two processes deliver each event once between them', async () => {
  await w.addWebhook();
  for (let count = 0; count < 10; count++) await w.write();
  await w.settle();
  await Promise.all([w.deliver(), w.deliver(), w.deliver()]);
  await w.deliver();
  expect(w.idsOf()).toEqual([...new Set(w.idsOf())]);
  expect(w.idsOf()).toHaveLength(10);
});

test('a process that ended after the receiver had taken an event leads to the same event again, never to a gap', async () => {
  const webhook = await w.addWebhook();
  await w.write('password_set');
  await w.write('password_changed');
  await w.settle();
  // As a process leaves it that was killed between the answer and its commit.
  await w.h.owner
    .update(webhooks)
    .set({ claimedUntil: new Date(w.h.clock.now.getTime() + 60_000) })
    .where(eq(webhooks.id, webhook.id));
  await w.deliver();
  expect(w.received).toEqual([]);
  w.wait(60);
  await w.deliver();
  expect(w.typesOf()).toEqual(['user.password_set', 'user.password_changed']);
});

test('a replay that comes while events are delivered wins', async () => {
  const webhook = await w.addWebhook();
  await w.write('password_set');
  await w.write('password_changed');
  await w.settle();
  w.answer = () => {
    if (w.received.length === 1)
      void w.h.owner
        .update(webhooks)
        .set({ cursor: '0:1', claimedUntil: null })
        .where(eq(webhooks.id, webhook.id))
        .then(() => {});
    return { status: 200 };
  };
  await w.deliver();
  await vi.waitFor(async () => {
    await w.deliver();
    expect(w.typesOf().filter((type) => type === 'user.password_changed').length).toBeGreaterThanOrEqual(1);
  }, 300_000);
  expect(w.idsOf().filter((id) => id === w.idsOf()[0]).length).toBeGreaterThanOrEqual(2);
});

test('both secrets sign while one is changed over, and the former one no longer than that', async () => {
  w.h.clock.now = new Date();
  await w.addWebhook({ formerSecretUntil: new Date(w.h.clock.now.getTime() + 1000) });
  await w.write();
  await w.settle();
  await w.deliver();
  const [both] = w.received;
  for (const text of ['one', 'former'])
    expect(() =>
      new Webhook(secretOf(text)).verify(both?.body ?? '', both?.headers as Record<string, string>),
    ).not.toThrow();
  w.wait(1);
  await w.write();
  await w.settle();
  await w.deliver();
  expect(String(w.received[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1);
});

test('a client that lost the scope gets nothing', async () => {
  const webhook = await w.addWebhook();
  await w.h.owner
    .update(clients)
    .set({ scopes: ['decisions'] })
    .where(eq(clients.id, webhook.clientId));
  await w.write();
  await w.settle();
  await w.deliver();
  expect(w.received).toEqual([]);
});

test('a revoked client gets nothing', async () => {
  const webhook = await w.addWebhook();
  await w.h.owner.update(clients).set({ revokedAt: w.h.clock.now }).where(eq(clients.id, webhook.clientId));
  await w.write();
  await w.settle();
  await w.deliver();
  expect(w.received).toEqual([]);
});
