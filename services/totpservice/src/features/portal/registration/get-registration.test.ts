import { afterAll, expect, it } from 'vitest';
import { deadLinks } from '../../../../test/dead-links.ts';
import { startService } from '../../../../test/harness.ts';
import { cookieName, newPassword, openFreshLink, reachEnrolment } from '../../../../test/mailed-links.ts';
import { activate, createObligedUser } from '../../../../test/organisations.ts';
import { createUser, enrol } from '../../../../test/people.ts';
import { allRows } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

it('tells each step of a browser after a refresh or Back, and changes nothing', async () => {
  const user = await createUser(service);
  await enrol(service, user);
  const browser = await openFreshLink(service, user, { purpose: 'reset', lost: 'authenticator' });
  const first = await browser.get('/registrations/current');
  expect(first.body).toMatchObject({ next: 'password', purpose: 'reset', lost: 'authenticator' });
  await browser.post('/registrations/password', { password: newPassword });
  const before = await allRows(service);
  const second = await browser.get('/registrations/current');
  expect(second.body).toMatchObject({ next: 'proof', email: user.email, twoFactorRequired: false });
  expect(await allRows(service)).toEqual(before);
});

it('shows an activation that came meanwhile', async () => {
  const user = await createUser(service);
  const browser = await openFreshLink(service, user);
  expect((await browser.get('/registrations/current')).body.twoFactorRequired).toBe(false);
  await activate(service, user.organisationId);
  expect((await browser.get('/registrations/current')).body.twoFactorRequired).toBe(true);
});

it('never tells the pending secret or the token', async () => {
  const { browser } = await reachEnrolment(service, await createObligedUser(service));
  const { body } = await browser.get('/registrations/current');
  expect(Object.keys(body).sort()).toEqual([
    'email',
    'expiresAt',
    'lost',
    'next',
    'passwordKeepable',
    'purpose',
    'takesCodes',
    'twoFactorRequired',
    'ways',
  ]);
});

it.each(deadLinks)('ends for a browser whose link $what', async ({ status, code, kill }) => {
  const user = await createUser(service);
  const browser = await openFreshLink(service, user);
  await kill(service, user);
  const response = await browser.get('/registrations/current');
  expect([response.status, response.body.code]).toEqual([status, code]);
});

it.each([
  ['no cookie', undefined],
  ['an invented cookie', 'A'.repeat(43)],
  ['a cookie that is no token', 'x; y'],
])('is refused with %s', async (_what, value) => {
  const browser = service.browser();
  if (value) browser.cookies.set(cookieName('registration'), value);
  const response = await browser.get('/registrations/current');
  expect([response.status, response.body.code]).toEqual([401, 'registration_not_open']);
});
