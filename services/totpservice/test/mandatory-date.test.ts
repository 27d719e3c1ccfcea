import { assertResponseInContract } from '@tvm/testing';
import supertest from 'supertest';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from '../src/app.ts';
import { createLog } from '../src/http/logger.ts';
import { createBrowser } from './browser.ts';
import { startService, type TestService } from './harness.ts';
import { confirm, newPassword, reachEnrolment } from './mailed-links.ts';
import { exempt } from './organisations.ts';
import { createUser, mintLink, password, signIn } from './people.ts';
import { queuedMails } from './records.ts';

/** The service after a restart with another date, on the same database. */
async function restartWith(service: TestService, mandatoryFrom: Date | undefined) {
  const { deps } = service.app;
  const config = { ...deps.config, mandatoryFrom };
  const app = await createApp({ ...deps, config }, createLog('silent'));
  await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => app.close());
  return (cookies?: Map<string, string>) =>
    createBrowser(supertest(app.server), config.publicOrigin, assertResponseInContract, cookies);
}

const soon = (service: TestService, seconds: number) =>
  new Date(service.clock.now.getTime() + seconds * 1000);

it('an earlier date reaches those who were let in before, at their next request, and those who come again', async () => {
  const service = await startService({ mandatoryFrom: undefined });
  const user = await createUser(service);
  const { cookies } = await signIn(service, user);
  const browser = await restartWith(service, service.clock.now);
  expect((await browser(cookies).get('/session')).body).toMatchObject({
    level: 'restricted',
    twoFactor: { required: true, because: 'mandatory' },
  });
  expect((await browser(cookies).get('/organisation/users')).body.code).toBe('two_factor_required');
  const login = await browser().post('/login', { email: user.email, password });
  expect(login.body.next).toBe('registration_required');
});

it('a later date, or none, leaves nobody stuck who had not enrolled by the former one', async () => {
  const service = await startService({ mandatoryFrom: new Date('2026-03-01T00:00:00Z') });
  const user = await createUser(service);
  const refused = await service.browser().post('/login', { email: user.email, password });
  expect(refused.body.next).toBe('registration_required');
  for (const date of [soon(service, 3600), undefined]) {
    const browser = (await restartWith(service, date))();
    expect((await browser.post('/login', { email: user.email, password })).body.next).toBe('session');
    expect((await browser.get('/session')).body.level).toBe('full');
  }
});

it('who enrolled goes on with a code when the date is taken away', async () => {
  const service = await startService({ mandatoryFrom: new Date('2026-03-01T00:00:00Z') });
  const user = await createUser(service);
  const { browser, secret } = await reachEnrolment(service, user);
  expect((await confirm(service, browser, secret)).status).toBe(200);
  const later = (await restartWith(service, undefined))();
  const login = await later.post('/login', { email: user.email, password: newPassword });
  expect(login.body.next).toBe('code');
});

it('an exemption ends by the clock, and a new registration meanwhile does not lengthen it', async () => {
  const service = await startService({ mandatoryFrom: new Date('2026-03-01T00:00:00Z') });
  const user = await createUser(service, { password: null });
  await exempt(service, user.organisationId, 1);
  service.clock.advance(24 * 3600 - 60);
  const registering = service.browser();
  await registering.post('/registrations/open', { token: await mintLink(service, user) });
  const set = await registering.post('/registrations/password', { password: newPassword });
  expect(set.body.next).toBe('done');
  const browser = await signIn(service, user, newPassword);
  expect((await browser.get('/session')).body.level).toBe('full');
  service.clock.advance(60);
  expect((await browser.get('/session')).body.level).toBe('restricted');
  const again = await service.browser().post('/login', { email: user.email, password: newPassword });
  expect(again.body.next).toBe('registration_required');
});

it('after the date a dormant account enrols by the mailed link only: an old password alone opens nothing', async () => {
  const service = await startService({ mandatoryFrom: undefined });
  const user = await createUser(service);
  service.clock.advance(400 * 24 * 3600);
  const restarted = await restartWith(service, service.clock.now);
  const browser = restarted();
  expect((await browser.post('/login', { email: user.email, password })).body.next).toBe(
    'registration_required',
  );
  expect([...browser.cookies.keys()].filter((name) => /session|challenge|registration/.test(name))).toEqual(
    [],
  );
  const tries: [path: string, body?: object][] = [
    ['/registrations/password', { password: newPassword }],
    ['/registrations/authenticator'],
    ['/registrations/authenticator/confirm', { code: '123456' }],
    ['/profile/authenticator'],
    ['/session/step-up', { password }],
  ];
  for (const [path, body] of tries) expect((await browser.post(path, body)).status).toBe(401);
  // The mail goes to the address that is known, once for many tries.
  for (let time = 0; time < 3; time++) await restarted().post('/login', { email: user.email, password });
  const mails = await queuedMails(service, user);
  expect(mails).toMatchObject([{ kind: 'registration', requestedBy: 'own' }]);
});
