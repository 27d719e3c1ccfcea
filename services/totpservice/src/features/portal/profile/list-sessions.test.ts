import { sessions } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import { afterAll, expect, it } from 'vitest';
import { activate } from '../../../../test/decisions.ts';
import { startService } from '../../../../test/harness.ts';
import { createUser, password, signIn } from '../../../../test/people.ts';
import { answerOf, sessionIdsOf, sessionToken, signedInWithCode } from '../../../../test/profile.ts';
import { raiseEpoch } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const path = '/profile/sessions';
const inSeconds = (seconds: number) => new Date(service.clock.now.getTime() + seconds * 1000).toISOString();

it('lists the own sessions, the one that asks first, and no token', async () => {
  const user = await createUser(service);
  const browser = await signIn(service, user);
  service.clock.advance(120);
  const later = await signIn(service, user);
  await signIn(service, await createUser(service, { organisationId: user.organisationId }));
  const [id, laterId] = await sessionIdsOf(service, user);
  const now = inSeconds(0);
  const response = await browser.get(path);
  expect(response.body.items).toEqual([
    {
      id,
      current: true,
      createdAt: inSeconds(-120),
      lastSeenAt: now,
      expiresAt: inSeconds(3600),
      clientAddress: '127.0.0.1',
      userAgent: 'test',
      assurance: 'password',
    },
    expect.objectContaining({ id: laterId, current: false, createdAt: now }),
  ]);
  for (const token of [browser, later].map((each) => sessionToken(each) ?? ''))
    for (const hidden of [token, hashToken('session', token)]) expect(response.text).not.toContain(hidden);
});

it('lists no session that is ended, idle, expired or of former credentials', async () => {
  const user = await createUser(service);
  const [ended, idle] = [await signIn(service, user), await signIn(service, user)];
  await ended.delete('/session');
  service.clock.advance(3600);
  const browser = await signIn(service, user);
  expect((await browser.get(path)).body.items).toHaveLength(1);
  expect(answerOf(await idle.get('/session'))).toBe('unauthenticated');
  await raiseEpoch(service, user);
  const after = await signIn(service, user);
  expect((await after.get(path)).body.items).toHaveLength(1);
  for (let halfHour = 1; halfHour < 24; halfHour++) {
    service.clock.advance(1800);
    await after.get(path);
  }
  const last = await signIn(service, user);
  expect((await last.get(path)).body.items).toHaveLength(2);
  service.clock.advance(1800);
  expect((await last.get(path)).body.items).toHaveLength(1);
});

it('lists a hundred at most, always with the one that asks', async () => {
  const user = await createUser(service);
  const browser = await signIn(service, user);
  const { now } = service.clock;
  service.clock.advance(30);
  const row = { userId: user.id, credentialEpoch: 1, assurance: 'password' as const, createdAt: now };
  const times = { lastSeenAt: service.clock.now, expiresAt: new Date(inSeconds(3600)), passwordGivenAt: now };
  await service.ownerDb
    .insert(sessions)
    .values(Array.from({ length: 120 }, () => ({ ...row, ...times, tokenHash: mintToken() })));
  const { items } = (await browser.get(path)).body;
  expect(items).toHaveLength(100);
  expect(items[0].current).toBe(true);
});

it('is for a full session, of an employee too', async () => {
  const { browser } = await signedInWithCode(service, { kind: 'employee' });
  expect((await browser.get(path)).body.items).toMatchObject([{ assurance: 'two_factor' }]);
  const user = await createUser(service);
  const restricted = await signIn(service, user, password);
  await activate(service, user.organisationId);
  expect(answerOf(await restricted.get(path))).toBe('two_factor_required');
  expect(answerOf(await service.browser().get(path))).toBe('unauthenticated');
});
