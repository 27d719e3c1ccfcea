import { decodeSecret } from '@tvm/totp';
import { expect, it } from 'vitest';
import { startService } from './harness.ts';
import { codeOf, createUser, mintLink, password, signIn } from './people.ts';

it('leads from activation by the main user to a login with a code', async () => {
  const service = await startService();
  const main = await createUser(service, { isMainUser: true });
  const browser = await signIn(service, main);

  const list = await browser.get('/organisation/users');
  expect(list.body.total).toBe(1);
  const { userListVersion } = list.body;
  const activation = await browser.post('/organisation/two-factor/activation', { userListVersion });
  expect(activation.body).toMatchObject({ mails: 1 });
  expect((await browser.get('/session')).body).toMatchObject({
    level: 'restricted',
    twoFactor: { because: 'activated' },
  });
  expect((await browser.get('/organisation/users')).body.code).toBe('two_factor_required');

  const token = await mintLink(service, main);
  expect((await browser.post('/registrations/inspect', { token })).body.state).toBe('open');
  expect((await browser.post('/registrations/open', { token })).body.next).toBe('password');
  expect(
    (await browser.post('/registrations/password', { password: 'Zes grijze mussen 42?' })).body.next,
  ).toBe('enrolment');
  expect((await browser.get('/session')).status).toBe(401);
  const pending = (await browser.post('/registrations/authenticator')).body;
  const secret = decodeSecret(pending.secret);
  const enrolled = await browser.post('/registrations/authenticator/confirm', {
    code: codeOf(service, secret),
  });
  expect(enrolled.body.recoveryCodes).toHaveLength(10);

  const wrong = await browser.post('/login', { email: main.email, password });
  expect(wrong.body.code).toBe('invalid_credentials');
  const login = await browser.post('/login', { email: main.email, password: 'Zes grijze mussen 42?' });
  expect(login.body).toMatchObject({ next: 'code', issuer: 'Mijn TVM' });
  const burned = await browser.post('/login/code', { code: codeOf(service, secret) });
  expect(burned.body.code).toBe('code_rejected');
  service.clock.advance(30);
  const signedIn = await browser.post('/login/code', { code: codeOf(service, secret) });
  expect(signedIn.body).toEqual({ recoveryCodesLeft: 10 });
  expect((await browser.get('/session')).body).toMatchObject({
    level: 'full',
    enrolled: true,
    role: 'main_user',
  });
});
