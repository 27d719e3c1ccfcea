import { backchannelLogouts, clients, oidcGrants, sessions, users } from '@tvm/db';
import { and, eq, isNull } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Browser } from './browser.ts';
import { createClient } from './clients.ts';
import { reverse } from './employees.ts';
import { newPassword } from './mailed-links.ts';
import { activate } from './organisations.ts';
import { must, password, signIn, signInWithCode, type TestUser } from './people.ts';
import { otherBrowser } from './profile.ts';
import { startProvisioning } from './provisioning.ts';
import { raiseEpoch } from './records.ts';

const { service, given, put, remove, settle, makeOrganisation } = await startProvisioning();
const url = 'https://polis.tvm.test/uitgelogd';

/** A session in which somebody was let into an application, as `keepGrant` writes it down. */
async function letIn(user: TestUser, clientId: string): Promise<string> {
  const [session] = await service.ownerDb
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, user.id), isNull(sessions.endedAt)))
    .orderBy(sessions.id)
    .limit(1);
  const { id: sessionId, credentialEpoch, createdAt, expiresAt } = must(session);
  const grant = { clientId, userId: user.id, sessionId, credentialEpoch, createdAt, expiresAt };
  await service.ownerDb.insert(oidcGrants).values([
    { ...grant, grantId: `${sessionId}-1` },
    { ...grant, grantId: `${sessionId}-2` },
  ]);
  return sessionId;
}

/** Who is to be logged out of an application, and of which session. */
const logoutsOf = async (clientId: string) =>
  (
    await service.ownerDb.select().from(backchannelLogouts).where(eq(backchannelLogouts.clientId, clientId))
  ).map(({ userId, sessionId, url: to }) => ({ userId, sessionId, url: to }));

interface LetIn {
  user: TestUser;
  secret: Uint8Array | undefined;
  browser: Browser;
  clientId: string;
  sessionId: string;
}

async function arrange({ isEnrolled = true, uris = [url] } = {}): Promise<LetIn> {
  const { user, secret } = await settle({ isEnrolled });
  const browser = secret ? await signInWithCode(service, user, secret) : await signIn(service, user);
  const { id: clientId } = await createClient(service, [], { backchannelLogoutUris: uris });
  return { user, secret, browser, clientId, sessionId: await letIn(user, clientId) };
}

it.each<[what: string, end: (_: LetIn) => unknown]>([
  ['logging out', ({ browser }) => browser.delete('/session')],
  [
    'ending it from another browser',
    async ({ user, secret, sessionId }) =>
      (await otherBrowser(service, { user, secret: must(secret), browser: service.browser() })).delete(
        `/profile/sessions/${sessionId}`,
      ),
  ],
  [
    'another password',
    ({ browser }) => browser.post('/profile/password', { currentPassword: password, newPassword }),
  ],
  [
    'a reversal',
    ({ user }) => activate(service, user.organisationId).then(() => reverse(service, user.organisationId)),
  ],
  ['disabling by the source', () => put(2, { disabled: true })],
  ['moving to another organisation', async () => put(2, { organisation: (await makeOrganisation())[0] })],
  ['another address', () => put(2, { email: `anders-${given.ext.toLowerCase()}@tvm.test` })],
  ['deletion by the source', () => remove(2)],
  [
    'disabling by whoever has the database, in whatever process',
    ({ user }) =>
      service.ownerDb.update(users).set({ disabledAt: service.clock.now }).where(eq(users.id, user.id)),
  ],
])('a login that ends by %s is to be told to its application, once', async (_what, end) => {
  const before = await arrange();
  const { user, clientId, sessionId } = before;
  expect(await logoutsOf(clientId)).toEqual([]);
  await end(before);
  expect(await logoutsOf(clientId)).toEqual([{ userId: user.id, sessionId, url }]);
  await raiseEpoch(service, user);
  expect(await logoutsOf(clientId)).toHaveLength(1);
});

it('an activation is told of a login that a password alone had opened, and of no other', async () => {
  const byPassword = await arrange({ isEnrolled: false });
  await activate(service, byPassword.user.organisationId);
  expect(await logoutsOf(byPassword.clientId)).toHaveLength(1);
  [given.org, given.organisationId] = await makeOrganisation();
  given.ext = `${given.ext}-2`;
  const byCode = await arrange();
  await activate(service, byCode.user.organisationId);
  expect(await logoutsOf(byCode.clientId)).toEqual([]);
});

it('reaches each address of an application, none of one that is revoked or has none, and what is rolled back never was', async () => {
  const two = ['https://oud.tvm.test/uit', 'https://nieuw.tvm.test/uit'];
  const { user, clientId } = await arrange({ uris: two });
  const silent = await createClient(service, []);
  const revoked = await createClient(service, [], { backchannelLogoutUris: [url] });
  for (const { id } of [silent, revoked]) {
    const [grant] = await service.ownerDb.select().from(oidcGrants).where(eq(oidcGrants.clientId, clientId));
    await service.ownerDb.insert(oidcGrants).values({ ...must(grant), clientId: id, grantId: `${id}-grant` });
  }
  await service.ownerDb.update(clients).set({ revokedAt: new Date() }).where(eq(clients.id, revoked.id));
  const undone = service.ownerDb.transaction(async (tx) => {
    await tx.update(users).set({ credentialEpoch: 99 }).where(eq(users.id, user.id));
    tx.rollback();
  });
  await expect(undone).rejects.toThrow();
  expect(await logoutsOf(clientId)).toEqual([]);
  await raiseEpoch(service, user);
  expect((await logoutsOf(clientId)).map((each) => each.url).sort()).toEqual([...two].sort());
  expect(await logoutsOf(silent.id)).toEqual([]);
  expect(await logoutsOf(revoked.id)).toEqual([]);
});
