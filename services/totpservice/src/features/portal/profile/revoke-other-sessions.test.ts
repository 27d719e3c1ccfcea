import { afterAll, expect, it } from 'vitest';
import { activate } from '../../../../test/decisions.ts';
import { startService } from '../../../../test/harness.ts';
import { createUser, password, signIn } from '../../../../test/people.ts';
import {
  aliveness,
  answerOf,
  otherBrowser,
  sessionToken,
  signedInBefore,
  signedInByPassword,
  signedInWithCode,
  stepUpPath,
} from '../../../../test/profile.ts';
import { eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const path = '/profile/sessions';

it.each([
  ['a user', {}],
  ['an employee', { kind: 'employee' as const }],
])('ends every session of %s but the one that asks, and nobody else’s', async (_who, options) => {
  const signedIn = await signedInWithCode(service, options);
  const { user, browser } = signedIn;
  const others = [await otherBrowser(service, signedIn), await otherBrowser(service, signedIn)];
  const stranger = await signIn(service, await createUser(service));
  const token = sessionToken(browser);
  expect((await browser.delete(path)).status).toBe(204);
  expect(sessionToken(browser)).toBe(token);
  expect([await aliveness(browser), await aliveness(stranger)]).toEqual([200, 200]);
  for (const other of others) expect(await aliveness(other)).toBe('unauthenticated');
  expect((await browser.get(path)).body.items).toHaveLength(1);
  expect((await eventsOf(service, user)).at(-1)).toBe('other_sessions_revoked success');
  // Nothing left to end is fine too.
  expect((await browser.delete(path)).status).toBe(204);
});

it('needs a recent proof: a code where there is an authenticator, otherwise the password', async () => {
  const signedIn = await signedInBefore(service);
  const other = await otherBrowser(service, signedIn);
  expect(answerOf(await signedIn.browser.delete(path))).toBe('step_up_required');
  expect(await aliveness(other)).toBe(200);
  const events = await eventsOf(service, signedIn.user);
  expect(events.at(-1)).toBe('other_sessions_revoked refused step_up_required');

  const { user, browser } = await signedInByPassword(service);
  const another = await signIn(service, user);
  expect(answerOf(await browser.delete(path))).toBe('step_up_required');
  await browser.post(stepUpPath, { password });
  expect((await browser.delete(path)).status).toBe(204);
  expect(await aliveness(another)).toBe('unauthenticated');
});

it('needs a full session', async () => {
  const user = await createUser(service);
  const browser = await signIn(service, user);
  await activate(service, user.organisationId);
  expect(answerOf(await browser.delete(path))).toBe('two_factor_required');
  expect(answerOf(await service.browser().delete(path))).toBe('unauthenticated');
});
