import { afterAll, expect, it } from 'vitest';
import { createColleagues, createMainUser, look } from '../../../../test/colleagues.ts';
import { startService } from '../../../../test/harness.ts';
import { changed, createUser, signIn } from '../../../../test/people.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);

it('shows what can be done for a colleague, without a secret or an address', async () => {
  const { mainUser, colleague } = await createColleagues(service);
  expect(await look(mainUser.browser, colleague)).toEqual({
    ...{ because: null, version: expect.any(String), locked: false, enrolled: true, newPhone: null },
    ...{ needsSupport: { reset: false, new_phone: false }, requestWaits: false },
  });
});

it('says why nothing can be done: for oneself, for another main user, by one who is too new', async () => {
  const { organisationId, mainUser, colleague } = await createColleagues(service);
  const other = await createMainUser(service, organisationId);
  expect((await look(mainUser.browser, mainUser.user)).because).toBe('not_for_oneself');
  expect((await look(mainUser.browser, other.user)).because).toBe('support_required');
  await changed(service, mainUser.user, 'address');
  expect((await look(mainUser.browser, colleague)).because).toBe('main_user_too_new');
});

it('shows nobody of another organisation, and nothing to a sub-user', async () => {
  const { organisationId, mainUser, colleague } = await createColleagues(service);
  expect((await look(mainUser.browser, await createUser(service, {}))).code).toBe('user_not_found');
  const sub = await signIn(service, await createUser(service, { organisationId }));
  expect((await look(sub, colleague)).code).toBe('main_user_required');
});
