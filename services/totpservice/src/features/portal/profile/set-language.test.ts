import { afterAll, expect, it } from 'vitest';
import { activate } from '../../../../test/decisions.ts';
import { startService } from '../../../../test/harness.ts';
import { createUser, signIn } from '../../../../test/people.ts';
import { answerOf } from '../../../../test/profile.ts';
import { eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const put = '/profile/language';

it('sets the language of the person, and of nobody else, without an event each time', async () => {
  const [user, other] = [await createUser(service), await createUser(service)];
  const [browser, others] = [await signIn(service, user), await signIn(service, other)];
  expect((await browser.put(put, { language: 'en' })).status).toBe(204);
  expect((await browser.get('/profile')).body.language).toBe('en');
  expect((await browser.get('/session')).body.user.language).toBe('en');
  expect((await others.get('/profile')).body.language).toBe('nl');
  expect(await eventsOf(service, user)).toEqual(['login_password success']);
});

it('does not make the list of users a new one, which nobody sees it in', async () => {
  const user = await createUser(service, { isMainUser: true });
  const browser = await signIn(service, user);
  const { userListVersion } = (await browser.get('/organisation/users')).body;
  await browser.put(put, { language: 'en' });
  expect((await browser.get('/organisation/users')).body.userListVersion).toBe(userListVersion);
});

it('needs a full session', async () => {
  const user = await createUser(service);
  const browser = await signIn(service, user);
  await activate(service, user.organisationId);
  expect(answerOf(await browser.put(put, { language: 'en' }))).toBe('two_factor_required');
  expect(answerOf(await service.browser().put(put, { language: 'en' }))).toBe('unauthenticated');
});
