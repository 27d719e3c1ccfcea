import { randomUUID } from 'node:crypto';
import { auditEvents, clients, sessions, signalStreams, signalTokens, signingKeys, users } from '@tvm/db';
import { parseKeyRing, seal } from '@tvm/keys';
import { asc, eq } from 'drizzle-orm';
import { createLocalJWKSet, type JWK, jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dueSignals, type SignalDeps } from '../src/signals/deliver-signals.ts';
import { loadSigners } from '../src/signing/signing-keys.ts';
import { signalKeyText, webhookKeyText } from './harness.ts';
import { startWebhookHarness, type WebhookHarness } from './webhook-harness.ts';

const caep = 'https://schemas.openid.net/secevent/caep/event-type';
const risc = 'https://schemas.openid.net/secevent/risc/event-type';
const origin = 'http://localhost:3000';
const iss = `${origin}/totpservice/oidc`;
const webhookKeys = parseKeyRing('WEBHOOK_KEYS', webhookKeyText);
let w: WebhookHarness;
let deps: SignalDeps;
beforeEach(async () => {
  w = await startWebhookHarness();
  const signers = await loadSigners(w.h.worker, parseKeyRing('SIGNAL_KEYS', signalKeyText), w.h.clock.now);
  deps = { ...w.h.deps, sign: signers.RS256, webhookKeys, publicOrigin: origin, random: () => 0 };
});
afterEach(() => w.close());

async function addStream(more: Partial<typeof signalStreams.$inferInsert> = {}) {
  const now = w.h.clock.now;
  const [client] = await w.h.owner
    .insert(clients)
    .values({ name: randomUUID(), scopes: ['ssf.manage', 'ssf.read'], createdAt: now })
    .returning();
  const id = randomUUID();
  const push = { method: 'push' as const, url: w.receiver.url };
  const context = { userId: id, purpose: 'webhook-secret' } as const;
  const [stream] = await w.h.owner
    .insert(signalStreams)
    .values({
      ...{ id, clientId: client?.id ?? '', ...push, cursor: '0:0', createdAt: now, updatedAt: now },
      sealedAuthorization: seal(webhookKeys, Buffer.from('Bearer ontvanger'), context),
      ...more,
    })
    .returning();
  if (!stream) throw new Error('no stream');
  return stream;
}

async function deliver(): Promise<void> {
  await w.settle();
  const due = await dueSignals(w.h.worker, deps, 100);
  await Promise.all(due.map((each) => each.deliver()));
}

/** As a receiver verifies a token: by the published keys, with a library that isn't ours. */
async function verify(token: string, audience: string) {
  const published = await w.h.owner.select().from(signingKeys);
  const keys = createLocalJWKSet({ keys: published.map(({ publicKey }) => publicKey as JWK) });
  const { payload } = await jwtVerify(token, keys, {
    ...{ issuer: iss, audience, typ: 'secevent+jwt', algorithms: ['RS256'], currentDate: w.h.clock.now },
  });
  return payload;
}

const tokensOf = (streamId: string) =>
  w.h.owner
    .select()
    .from(signalTokens)
    .where(eq(signalTokens.streamId, streamId))
    .orderBy(asc(signalTokens.id));

/** A session, and then whatever raises the epoch. */
async function endSessions(): Promise<void> {
  const now = w.h.clock.now;
  const times = { createdAt: now, lastSeenAt: now, passwordGivenAt: now, expiresAt: now };
  const session = { userId: w.user.id, tokenHash: randomUUID(), credentialEpoch: 1, ...times };
  await w.h.owner.insert(sessions).values({ ...session, assurance: 'two_factor' });
  await w.h.owner.update(users).set({ credentialEpoch: 2 }).where(eq(users.id, w.user.id));
}

test('what happens is pushed in its order, each as one event signed with RS256, about the subject that id tokens name', async () => {
  const stream = await addStream();
  await w.write('password_changed');
  await endSessions();
  await w.write('user_disabled');
  await deliver();
  expect(w.received.map(({ headers }) => [headers['content-type'], headers.authorization])).toEqual(
    Array(3).fill(['application/secevent+jwt', 'Bearer ontvanger']),
  );
  const sets = await Promise.all(w.received.map(({ body }) => verify(body, stream.clientId)));
  expect(sets.map(({ events }) => Object.keys(events as object))).toEqual([
    [`${caep}/credential-change`],
    [`${caep}/session-revoked`],
    [`${risc}/account-disabled`],
  ]);
  for (const set of sets) {
    expect(set.sub_id).toEqual({ format: 'iss_sub', iss, sub: w.user.id });
    // RFC 8417, section 2.2: neither of them is for a SET; the source's own id stands beside.
    expect(set).toMatchObject({ user: 'USR-1', jti: expect.any(String), txn: expect.any(String) });
    expect(set).not.toHaveProperty('sub');
    expect(set).not.toHaveProperty('exp');
    expect(JSON.stringify(set)).not.toContain(w.user.email);
  }
  const [changed, revoked] = sets.map(({ events }) => Object.values(events as object)[0]);
  expect(changed).toMatchObject({ credential_type: 'password', change_type: 'update' });
  expect([changed, revoked].map(({ reason_admin: { en } }) => en.length > 0)).toEqual([true, true]);
  await deliver();
  expect(w.received).toHaveLength(3);
});

test('only what was asked for becomes a token, and a logout of one session is no end of all', async () => {
  const stream = await addStream({ eventsRequested: [`${caep}/session-revoked`] });
  await w.write('password_changed');
  await w.write('logout');
  await deliver();
  expect(w.received).toEqual([]);
  await endSessions();
  await deliver();
  expect(await tokensOf(stream.id)).toHaveLength(1);
});

test('what a receiver doesn’t take comes again under the same jti, before anything behind it, and after 72 hours the stream is disabled', async () => {
  const stream = await addStream();
  await w.write('password_changed');
  await w.write('user_disabled');
  w.answer = () => ({ status: 400 });
  await deliver();
  await deliver();
  expect(w.received).toHaveLength(1);
  w.wait(5);
  w.answer = () => ({ status: 202 });
  await deliver();
  const jtis = await Promise.all(
    w.received.map(async ({ body }) => (await verify(body, stream.clientId)).jti),
  );
  expect(jtis[0]).toBe(jtis[1]);
  expect(new Set(jtis).size).toBe(2);
  await w.write('user_enabled');
  w.answer = () => ({ status: 500 });
  await deliver();
  w.wait(72 * 3600);
  await deliver();
  const [row] = await w.h.owner.select().from(signalStreams).where(eq(signalStreams.id, stream.id));
  expect(row).toMatchObject({ status: 'disabled', statusReason: 'failing' });
});

test('a stream that is polled has its tokens signed and waiting; a paused one, and one of a client without the scope, nothing', async () => {
  const poll = { method: 'poll' as const, url: null, sealedAuthorization: null };
  const [polled, paused, narrowed] = [
    await addStream(poll),
    await addStream({ ...poll, status: 'paused' }),
    await addStream(poll),
  ];
  await w.h.owner
    .update(clients)
    .set({ scopes: ['events'] })
    .where(eq(clients.id, narrowed.clientId));
  await w.write('password_changed');
  await deliver();
  const [waiting, ...more] = await tokensOf(polled.id);
  expect(more).toEqual([]);
  expect((await verify(waiting?.token ?? '', polled.clientId)).jti).toBe(waiting?.id);
  expect(await tokensOf(paused.id)).toEqual([]);
  expect(await tokensOf(narrowed.id)).toEqual([]);
  // What was held comes once it goes on.
  await w.h.owner.update(signalStreams).set({ status: 'enabled' }).where(eq(signalStreams.id, paused.id));
  await deliver();
  expect(await tokensOf(paused.id)).toHaveLength(1);
});

test('two processes make each token once between them, also while one is killed in between', async () => {
  const stream = await addStream();
  for (let count = 0; count < 10; count++) await w.write();
  await w.settle();
  const one = await dueSignals(w.h.worker, deps, 100);
  // It ends here, with the stream in hand; its lease ends by the clock.
  expect(one).toHaveLength(1);
  w.wait(61);
  const rounds = await Promise.all([dueSignals(w.h.worker, deps, 100), dueSignals(w.h.worker, deps, 100)]);
  expect(rounds.map(({ length }) => length).sort()).toEqual([0, 1]);
  await Promise.all([...one, ...rounds.flat()].map((each) => each.deliver()));
  expect(await tokensOf(stream.id)).toHaveLength(10);
  expect(new Set(w.received.map(({ body }) => body)).size).toBe(10);
  expect(await w.h.owner.$count(auditEvents, eq(auditEvents.type, 'password_changed'))).toBe(10);
});
