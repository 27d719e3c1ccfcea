import { afterAll, expect, it } from 'vitest';
import type { Browser } from '../../test/browser.ts';
import { publicAnswer } from '../../test/facts.ts';
import { startService } from '../../test/harness.ts';
import { newPassword, setNewPassword } from '../../test/mailed-links.ts';
import { createUser, password, signIn } from '../../test/people.ts';
import { answerOf, stepUpPath } from '../../test/profile.ts';
import { countedOf, eventsOf } from '../../test/records.ts';

const service = await startService({}, afterAll);
const wrong = 'Verkeerd, alweer 1!';

/** Gives so many wrong passwords, each of which is looked at: it waits for every lock. */
async function fail(
  email: string,
  times: number,
  newBrowser: () => Browser = service.browser,
): Promise<void> {
  for (let failures = 0; failures < times; ) {
    const { status, headers } = await newBrowser().post('/login', { email, password: wrong });
    if (status === 401) failures++;
    else service.clock.advance(Number(headers['retry-after']));
  }
}

const logIn = (email: string, chosen: string, browser = service.browser()) =>
  browser.post('/login', { email, password: chosen });

it('after a hundred wrong passwords an unknown browser is sent to the mailed link, with the right one too', async () => {
  const user = await createUser(service);
  await fail(user.email, 99);
  service.clock.advance(3 * 24 * 3600);
  await fail(user.email, 1);
  // Locked by the hundredth, and later too: waiting doesn't help.
  for (const seconds of [0, 900, 30 * 24 * 3600]) {
    service.clock.advance(seconds);
    const [right, other] = [await logIn(user.email, password), await logIn(user.email, wrong)];
    expect([right.status, right.body.code]).toEqual([403, 'mailed_link_required']);
    expect(publicAnswer(right)).toEqual(publicAnswer(other));
  }
  expect(await countedOf(service, user)).toContain('login_password refused mailed_link_required 2');
});

it('an address that nobody has is answered in the same way', async () => {
  const email = 'nobody-guessed@tvm.test';
  await fail(email, 100);
  expect(answerOf(await logIn(email, wrong))).toBe('mailed_link_required');
});

it('a browser that is known goes on', async () => {
  const user = await createUser(service);
  const known = await signIn(service, user);
  await known.delete('/session');
  await fail(user.email, 100);
  expect((await logIn(user.email, password, known)).body.next).toBe('session');
  expect(answerOf(await logIn(user.email, password))).toBe('mailed_link_required');
});

it('a known browser has a hundred of its own, and keeps nobody else out by them', async () => {
  const user = await createUser(service);
  const known = await signIn(service, user);
  await known.delete('/session');
  await fail(user.email, 100, () => known);
  expect(answerOf(await logIn(user.email, password, known))).toBe('mailed_link_required');
  expect((await logIn(user.email, password)).body.next).toBe('session');
});

it('a session has a hundred too, an hour apart, and then looks at none, until a new login', async () => {
  const user = await createUser(service);
  const browser = await signIn(service, user);
  const prove = (given: string) => browser.post(stepUpPath, { password: given });
  for (let hour = 0; hour < 10; hour++) {
    for (let each = 0; each < 10; each++) expect(answerOf(await prove(wrong))).toBe('proof_rejected');
    for (let third = 0; third < 3; third++) {
      service.clock.advance(1200);
      expect((await browser.get('/profile')).status).toBe(200);
    }
  }
  for (const given of [wrong, password]) {
    const { status, body } = await prove(given);
    expect([status, body.code]).toEqual([403, 'proof_rejected']);
  }
  expect((await eventsOf(service, user)).slice(-2)).toEqual(Array(2).fill('step_up refused proof_rejected'));
  const later = await signIn(service, user);
  expect((await later.post(stepUpPath, { password })).status).toBe(200);
});

it('the mailed link lets the owner in, from any browser', async () => {
  const user = await createUser(service);
  await fail(user.email, 100);
  const browser = await setNewPassword(service, user);
  expect((await logIn(user.email, newPassword, browser)).body.next).toBe('session');
  expect((await logIn(user.email, newPassword)).body.next).toBe('session');
});

it('a right password ends the row', async () => {
  const user = await createUser(service);
  await fail(user.email, 99);
  service.clock.advance(900);
  expect((await logIn(user.email, password)).body.next).toBe('session');
  await fail(user.email, 100);
  expect(answerOf(await logIn(user.email, password))).toBe('mailed_link_required');
});
