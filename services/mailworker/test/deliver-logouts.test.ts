import { randomUUID } from 'node:crypto';
import { backchannelLogouts, clients, oidcGrants, sessions, signingKeys, users } from '@tvm/db';
import { parseKeyRing } from '@tvm/keys';
import { asc, eq } from 'drizzle-orm';
import { createLocalJWKSet, type JWK, jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dueLogouts, type LogoutDeps } from '../src/logouts/deliver-logouts.ts';
import { keepDelivering } from '../src/receivers/keep-delivering.ts';
import { loadSigners } from '../src/signing/signing-keys.ts';
import { addUser, signalKeyText } from './harness.ts';
import { startWebhookHarness, type WebhookHarness } from './webhook-harness.ts';
import { startWorkerChild } from './worker-child.ts';

const ring = parseKeyRing('SIGNAL_KEYS', signalKeyText);
const origin = 'http://localhost:3000';
let w: WebhookHarness;
let deps: LogoutDeps;
beforeEach(async () => {
  w = await startWebhookHarness();
  const { ES256: sign } = await loadSigners(w.h.worker, ring, w.h.clock.now);
  deps = { ...w.h.deps, sign, publicOrigin: origin, random: () => 0 };
});
afterEach(() => w.close());

async function addApplication(url = w.receiver.url): Promise<string> {
  const [client] = await w.h.owner
    .insert(clients)
    .values({ name: randomUUID(), backchannelLogoutUris: [url], createdAt: w.h.clock.now })
    .returning();
  return client?.id ?? '';
}

/** Somebody who was let into applications, and whose login ends. */
async function endLogin(...applications: string[]): Promise<{ userId: string; sessionId: string }> {
  const { id: userId } = await addUser(w.h.owner, {});
  const now = w.h.clock.now;
  const times = { createdAt: now, lastSeenAt: now, passwordGivenAt: now, expiresAt: now };
  const [session] = await w.h.owner
    .insert(sessions)
    .values({ userId, tokenHash: randomUUID(), credentialEpoch: 1, assurance: 'two_factor', ...times })
    .returning();
  const sessionId = session?.id ?? '';
  const grant = { userId, sessionId, credentialEpoch: 1, createdAt: now, expiresAt: now };
  for (const clientId of applications)
    await w.h.owner.insert(oidcGrants).values({ ...grant, clientId, grantId: randomUUID() });
  await w.h.owner.update(users).set({ credentialEpoch: 2 }).where(eq(users.id, userId));
  return { userId, sessionId };
}

async function deliver(db = w.h.worker): Promise<void> {
  const due = await dueLogouts(db, deps, 100);
  await Promise.all(due.map((each) => each.deliver()));
}

const rows = () => w.h.owner.select().from(backchannelLogouts).orderBy(asc(backchannelLogouts.id));

/** As an application verifies what it was sent: by the issuer's published keys and a library that isn't ours. */
async function verify(body: string, audience: string) {
  const published = await w.h.owner.select().from(signingKeys);
  const keys = createLocalJWKSet({ keys: published.map(({ publicKey }) => publicKey as JWK) });
  const token = new URLSearchParams(body).get('logout_token') ?? '';
  return jwtVerify(token, keys, {
    ...{ issuer: `${origin}/totpservice/oidc`, audience, typ: 'logout+jwt', algorithms: ['ES256'] },
    ...{ currentDate: w.h.clock.now, maxTokenAge: '2 minutes', requiredClaims: ['sub', 'sid', 'jti', 'exp'] },
  });
}

test('an application gets a logout token that verifies as an id token does and can’t be taken for one', async () => {
  const application = await addApplication();
  const { userId, sessionId } = await endLogin(application);
  await deliver();
  expect(w.received).toHaveLength(1);
  const [{ body, headers } = { body: '', headers: {} }] = w.received;
  expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
  const { payload } = await verify(body, application);
  expect(payload).toMatchObject({ sub: userId, sid: sessionId });
  expect(payload.events).toEqual({ 'http://schemas.openid.net/event/backchannel-logout': {} });
  expect(payload).not.toHaveProperty('nonce');
  expect(await rows()).toMatchObject([{ deliveredAt: w.h.clock.now, attempts: 1, status: 204, error: null }]);
  await deliver();
  expect(w.received).toHaveLength(1);
});

test('what an application doesn’t take is tried again with a token of its own, and given up after 72 hours', async () => {
  const application = await addApplication();
  await endLogin(application);
  w.answer = () => ({ status: 503 });
  for (const seconds of [5, 30, 120, 600, 1800, 3600]) {
    await deliver();
    w.wait(seconds - 1);
    const before = w.received.length;
    await deliver();
    expect(w.received).toHaveLength(before);
    w.wait(1);
  }
  const tokens = new Set(w.received.map(({ body }) => body));
  expect(tokens.size).toBe(6);
  w.wait(72 * 3600);
  await deliver();
  expect(await rows()).toMatchObject([
    { attempts: 7, givenUpAt: w.h.clock.now, deliveredAt: null, error: 'HTTP_503' },
  ]);
  w.wait(3600);
  await deliver();
  expect(w.received).toHaveLength(7);
});

test('one logout that an application refuses keeps no other back; one that it can’t take leaves the rest for later', async () => {
  const application = await addApplication();
  const { userId } = await endLogin(application);
  await endLogin(application);
  const isOf = (body: string) =>
    JSON.parse(Buffer.from(body.split('.')[1] ?? '', 'base64url').toString()).sub === userId;
  w.answer = ({ body }) => ({ status: isOf(body) ? 400 : 204 });
  await deliver();
  expect((await rows()).map(({ status }) => status)).toEqual([400, 204]);
  const tried = w.received.length;
  w.answer = () => ({ status: 502 });
  for (let count = 0; count < 12; count++) await endLogin(application);
  await deliver();
  await deliver();
  // The eight that were under way; the others wait as long as those.
  expect(w.received).toHaveLength(tried + 8);
});

test('an address that was taken from the application, or an application that is revoked, gets nothing any more', async () => {
  const [narrowed, revoked] = [await addApplication(), await addApplication()];
  await endLogin(narrowed, revoked);
  await w.h.owner.update(clients).set({ backchannelLogoutUris: [] }).where(eq(clients.id, narrowed));
  await w.h.owner.update(clients).set({ revokedAt: w.h.clock.now }).where(eq(clients.id, revoked));
  await deliver();
  expect(w.received).toEqual([]);
});

test('on a real installation none goes to this host, whatever a name leads to', async () => {
  deps = { ...deps, publicOrigin: 'https://login.tvm.nl' };
  await endLogin(
    await addApplication(),
    await addApplication(w.receiver.url.replace('127.0.0.1', 'localhost')),
  );
  await deliver();
  expect(w.received).toEqual([]);
  expect((await rows()).map(({ error }) => error)).toEqual(['ADDRESS_REFUSED', 'ADDRESS_REFUSED']);
});

test('two processes log everybody out once between them, of many at once', async () => {
  const application = await addApplication();
  for (let count = 0; count < 20; count++) await endLogin(application);
  await Promise.all([deliver(), deliver()]);
  expect(w.received).toHaveLength(20);
  expect(new Set(w.received.map(({ body }) => body)).size).toBe(20);
});

test('of twenty applications one is dead and one never answers, and the others don’t notice', async () => {
  const slow = await w.startReceiver();
  const dead = await w.startReceiver();
  await dead.close();
  const others = await Promise.all(Array.from({ length: 18 }, () => addApplication()));
  const all = [await addApplication(slow.url), await addApplication(dead.url), ...others];
  let held = 0;
  w.answer = ({ headers }) => {
    if (headers.host !== new URL(slow.url).host) return { status: 200 };
    held++;
    return undefined;
  };
  const stop = new AbortController();
  const log = w.h.deps.log;
  const working = keepDelivering((free, busy) => dueLogouts(w.h.worker, deps, free, busy), {
    ...{ everySeconds: 0.01, failed: 'not delivered', log, stop: stop.signal },
  });
  await endLogin(...all);
  await vi.waitUntil(() => held === 1, { timeout: 300_000 });
  // While the slow one has it in hand, what ends now reaches all the others.
  for (let count = 0; count < 3; count++) await endLogin(...all);
  const delivered = async () => (await rows()).filter(({ deliveredAt }) => deliveredAt).length;
  await vi.waitUntil(async () => (await delivered()) === 18 * 4, { timeout: 300_000 });
  expect(held).toBe(1);
  stop.abort();
  await slow.close();
  await working;
});

test('a worker that is killed while an application has a token in hand loses no logout', async () => {
  const application = await addApplication();
  const { userId } = await endLogin(application);
  w.answer = () => undefined;
  const env = { PUBLIC_ORIGIN: origin };
  const killed = startWorkerChild(w.h, env);
  await vi.waitUntil(() => w.received.length === 1 || killed.endedByItself(), { timeout: 300_000 });
  await killed.end('SIGKILL');
  expect(await rows()).toMatchObject([{ deliveredAt: null }]);
  w.answer = () => ({ status: 204 });
  // Its lease of a minute ends.
  await w.h.owner.update(backchannelLogouts).set({ claimedUntil: new Date(0) });
  const next = startWorkerChild(w.h, env);
  await vi.waitUntil(async () => (await rows())[0]?.deliveredAt || next.endedByItself(), {
    timeout: 300_000,
  });
  await next.end('SIGTERM');
  w.h.clock.now = new Date();
  expect((await verify(w.received.at(-1)?.body ?? '', application)).payload.sub).toBe(userId);
});

test('each ring key has a pair of its own, made once by however many start at once, and a former one goes with its ring key', async () => {
  const kids = async () => (await w.h.owner.select().from(signingKeys)).map(({ kid }) => kid).sort();
  const [id] = signalKeyText.split(':');
  expect(await kids()).toEqual([`${id}-es256`, `${id}-rs256`]);
  const later = new Date(w.h.clock.now.getTime() + 1);
  const next = `k-next:${Buffer.alloc(32, 7).toString('base64url')}`;
  const both = parseKeyRing('SIGNAL_KEYS', `${next},${signalKeyText}`);
  await Promise.all([loadSigners(w.h.worker, both, later), loadSigners(w.h.worker, both, later)]);
  expect(await kids()).toEqual([`${id}-es256`, `${id}-rs256`, 'k-next-es256', 'k-next-rs256'].sort());
  // One that still has the former ring takes nothing from it.
  await loadSigners(w.h.worker, ring, later);
  expect(await kids()).toHaveLength(4);
  await loadSigners(w.h.worker, parseKeyRing('SIGNAL_KEYS', next), later);
  expect(await kids()).toEqual(['k-next-es256', 'k-next-rs256']);
  const sealed = await w.h.owner.select().from(signingKeys);
  expect(JSON.stringify(sealed.map(({ publicKey }) => publicKey))).not.toMatch(/"(d|p|q|dp|dq|qi)"/);
  const rsa = sealed.find(({ algorithm }) => algorithm === 'RS256')?.publicKey.n;
  expect(Buffer.from(String(rsa), 'base64url')).toHaveLength(256);
});
