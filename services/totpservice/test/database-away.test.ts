import { connect } from '@tvm/db';
import { assertResponseInContract, startTcpProxy } from '@tvm/testing';
import { sql } from 'drizzle-orm';
import supertest from 'supertest';
import { afterAll, expect, it, vi } from 'vitest';
import { createApp } from '../src/app.ts';
import { createLog } from '../src/http/logger.ts';
import { countWaiting } from './at-once.ts';
import { createBrowser } from './browser.ts';
import { accessToken, askAs, createClient } from './clients.ts';
import { eventsOf, openSessionsOf, registrationMailsOf } from './facts.ts';
import { startService } from './harness.ts';
import { createObligedUser } from './organisations.ts';
import { codeOf, createUser, enrol, password } from './people.ts';
import { allRows } from './records.ts';

// A second service on the same database, through a line that can be cut.
const service = await startService({}, afterAll);
const line = await startTcpProxy(service.config.databaseUrl);
const db = connect(line.url, { max: 10, applicationName: 'test-line', onError: () => {} });
const app = await createApp({ ...service.app.deps, db }, createLog('silent'));
await app.ready();
afterAll(async () => {
  await app.close();
  await db.$client.end();
  await line.close();
});
const browser = () =>
  createBrowser(supertest(app.server), service.config.publicOrigin, assertResponseInContract);
const logIn = (email: string, client = browser()) => client.post('/login', { email, password });

it('answers 503 to everything that needs the database while it is away, and comes back by itself', async () => {
  const user = await createUser(service);
  const enrolled = await createUser(service);
  const secret = await enrol(service, enrolled);
  const [signedIn, challenged] = [browser(), browser()];
  await logIn(user.email, signedIn);
  await logIn(enrolled.email, challenged);
  const token = 'A'.repeat(43);
  const before = await allRows(service);

  line.cut();
  for (let time = 0; time < 2; time++) {
    for (const response of [
      await logIn(user.email),
      await challenged.post('/login/code', { code: codeOf(service, secret) }),
      await challenged.post('/login/recovery-code', { recoveryCode: 'ABCD-EFGH-IJKL-MNOP' }),
      await signedIn.get('/session'),
      await signedIn.delete('/session'),
      await signedIn.post('/session/registration-mail'),
      await browser().post('/password-resets', { email: user.email, lost: 'password' }),
      await browser().post('/registrations/inspect', { token }),
      await browser().post('/registrations/open', { token }),
      await browser().get('/readyz'),
    ]) {
      expect([response.status, response.body.code]).toEqual([503, 'service_unavailable']);
      expect(response.headers['retry-after']).toBe('5');
      expect(response.headers['set-cookie']).toBeUndefined();
    }
    expect((await browser().get('/healthz')).status).toBe(200);
    expect((await browser().get('/readyz')).body.detail).toBe('The database does not answer.');
  }
  expect(await allRows(service)).toEqual(before);

  line.mend();
  expect((await browser().get('/readyz')).status).toBe(200);
  expect((await signedIn.get('/session')).status).toBe(200);
  expect((await challenged.post('/login/code', { code: codeOf(service, secret) })).status).toBe(200);
});

it('leaves nothing half done when the database goes away in the middle of a transaction', async () => {
  const user = await createObligedUser(service);
  await service.ownerDb.transaction(async (tx) => {
    // The login has counted its mail by then, and waits for writing it down.
    await tx.execute(sql`lock table mails in exclusive mode`);
    const answer = logIn(user.email);
    await vi.waitUntil(async () => (await countWaiting(service)) === 1, { timeout: 300_000 });
    line.cut();
    expect((await answer).status).toBe(503);
  });
  line.mend();
  expect(await registrationMailsOf(service, user.id)).toBe(0);
  expect(await eventsOf(service, user.id)).toEqual([]);
  expect(await openSessionsOf(service, user.id)).toEqual([]);
  expect((await logIn(user.email)).body).toMatchObject({ next: 'registration_required', mailSent: true });
  expect(await registrationMailsOf(service, user.id)).toBe(1);
});

it('a verification that lost the database in the middle can be tried again 2 s after it is back', async () => {
  const client = await createClient(service, ['verifications']);
  const user = await createUser(service, { externalId: 'USR-AWAY' });
  const secret = await enrol(service, user);
  service.clock.advance(30);
  const body = { user: 'USR-AWAY', code: codeOf(service, secret), purpose: 'x' };
  // It gets its token where the database is.
  const authorization = `Bearer ${await accessToken(service, client, 'verifications')}`;
  const headers = { authorization, 'idempotency-key': 'away' };
  const ask = () => askAs({ ...service, app }, headers, 'POST', '/verifications', body);
  await service.ownerDb.transaction(async (tx) => {
    await tx.execute(sql`lock table audit_events in exclusive mode`);
    const answer = ask();
    await vi.waitUntil(async () => (await countWaiting(service)) === 1, { timeout: 300_000 });
    line.cut();
    expect((await answer).status).toBe(503);
  });
  line.mend();
  const isAccepted = async () => (await ask()).body.outcome === 'accepted';
  await vi.waitUntil(isAccepted, { timeout: 2000, interval: 100 });
});
