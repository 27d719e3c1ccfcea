import { afterAll, expect, it } from 'vitest';
import { activate } from '../../../../test/decisions.ts';
import { eventsOf, registrationMailsOf } from '../../../../test/facts.ts';
import { startService } from '../../../../test/harness.ts';
import { codeOf, createUser, enrol, password, signIn, startCodeStep } from '../../../../test/people.ts';

const service = await startService({}, afterAll);

/** A browser whose session is restricted since its organisation activated 2FA. */
async function restrictedSession() {
  const user = await createUser(service);
  const browser = await signIn(service, user);
  await activate(service, user.organisationId);
  return { user, browser };
}

it('sends the registration mail again from a session that is not good enough any more', async () => {
  const { user, browser } = await restrictedSession();
  const response = await browser.post('/session/registration-mail');
  expect([response.status, response.body]).toEqual([202, { maskedEmail: `${user.email[0]}•••@tvm.test` }]);
  expect(await registrationMailsOf(service, user.id)).toBe(1);
  expect((await eventsOf(service, user.id)).at(-1)).toBe('registration_mail_requested success');
});

it('sends at most five an hour, 60 seconds apart, and says when the next one may be asked for', async () => {
  const { user, browser } = await restrictedSession();
  await browser.post('/session/registration-mail');
  service.clock.advance(20);
  const soon = await browser.post('/session/registration-mail');
  expect([soon.status, soon.body.code, soon.headers['retry-after']]).toEqual([
    429,
    'mail_limit_reached',
    '40',
  ]);
  for (let mail = 2; mail <= 5; mail++) {
    service.clock.advance(60);
    expect((await browser.post('/session/registration-mail')).status).toBe(202);
  }
  service.clock.advance(60);
  const sixth = await browser.post('/session/registration-mail');
  expect(sixth.headers['retry-after']).toBe(String(3600 - 20 - 5 * 60));
  expect(await registrationMailsOf(service, user.id)).toBe(5);
  expect((await eventsOf(service, user.id)).at(-1)).toBe(
    'registration_mail_requested refused mail_limit_reached',
  );
});

it('counts with the mails of a login: one asked for here is not sent again there', async () => {
  const { user, browser } = await restrictedSession();
  await browser.post('/session/registration-mail');
  const login = await service.browser().post('/login', { email: user.email, password });
  expect(login.body).toMatchObject({ next: 'registration_required', mailSent: false });
  expect(await registrationMailsOf(service, user.id)).toBe(1);
});

it('sends one mail for a double click', async () => {
  const { user, browser } = await restrictedSession();
  const responses = await Promise.all(
    Array.from({ length: 4 }, () => browser.copy().post('/session/registration-mail')),
  );
  expect(responses.map(({ status }) => status).sort()).toEqual([202, 429, 429, 429]);
  expect(await registrationMailsOf(service, user.id)).toBe(1);
});

it('has nothing to send where 2FA is not required', async () => {
  const user = await createUser(service);
  const response = await (await signIn(service, user)).post('/session/registration-mail');
  expect([response.status, response.body.code]).toEqual([409, 'registration_not_required']);
  expect(await registrationMailsOf(service, user.id)).toBe(0);
});

it('has nothing to send to who is enrolled', async () => {
  const user = await createUser(service);
  const secret = await enrol(service, user);
  const browser = await startCodeStep(service, user);
  await browser.post('/login/code', { code: codeOf(service, secret) });
  const response = await browser.post('/session/registration-mail');
  expect([response.status, response.body.code]).toEqual([409, 'already_enrolled']);
});

it('asks for a session', async () => {
  const response = await service.browser().post('/session/registration-mail');
  expect([response.status, response.body.code]).toEqual([401, 'unauthenticated']);
});
