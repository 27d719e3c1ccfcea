import { afterAll, expect, it } from 'vitest';
import { eventsOf, openSessionsOf } from '../../../../test/facts.ts';
import { startService } from '../../../../test/harness.ts';
import { cookieName } from '../../../../test/mailed-links.ts';
import { codeOf, createUser, enrol, signIn, startCodeStep } from '../../../../test/people.ts';

const service = await startService({}, afterAll);

it('ends the session for good: a copy of the cookie is dead too', async () => {
  const user = await createUser(service);
  const browser = await signIn(service, user);
  const stolen = browser.copy();
  expect((await browser.delete('/session')).status).toBe(204);
  expect((await stolen.get('/session')).status).toBe(401);
  expect(await eventsOf(service, user.id)).toEqual(['login_password success', 'logout success']);
});

it('clears every cookie of ours', async () => {
  const browser = service.browser();
  const names = (['session', 'login-challenge', 'registration'] as const).map(cookieName);
  for (const name of names) browser.cookies.set(name, 'A'.repeat(43));
  await browser.delete('/session');
  expect(browser.cookies.size).toBe(0);
});

it('leaves the sessions of other browsers of the same user', async () => {
  const user = await createUser(service);
  const secret = await enrol(service, user);
  const [one, other] = [await startCodeStep(service, user), await startCodeStep(service, user)];
  await one.post('/login/code', { code: codeOf(service, secret) });
  await other.post('/login/recovery-code', { recoveryCode: 'ABCD-EFGH-IJKL-MNOP' });
  await one.delete('/session');
  expect((await other.get('/session')).status).toBe(200);
  expect(await openSessionsOf(service, user.id)).toHaveLength(1);
});

it('succeeds without a session, and twice', async () => {
  const user = await createUser(service);
  const browser = await signIn(service, user);
  const again = browser.copy();
  await browser.delete('/session');
  expect((await again.delete('/session')).status).toBe(204);
  expect((await service.browser().delete('/session')).status).toBe(204);
  expect(await eventsOf(service, user.id)).toHaveLength(2);
});
