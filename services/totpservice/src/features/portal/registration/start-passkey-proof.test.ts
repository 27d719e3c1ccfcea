import { afterAll, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import { newPassword } from '../../../../test/mailed-links.ts';
import { newPasskey, signedInWithPasskey } from '../../../../test/passkeys.ts';
import { mintLink, startCodeStep } from '../../../../test/people.ts';
import { answerOf } from '../../../../test/profile.ts';
import { authenticatorsOf, eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const startPath = '/registrations/proof/passkey';

/** A browser with an open reset of somebody with a passkey, the new password given. */
async function reachProof() {
  const { user, passkey } = await signedInWithPasskey(service);
  const token = await mintLink(service, user, { purpose: 'reset', lost: 'password' });
  const browser = service.browser();
  await browser.post('/registrations/open', { token });
  const early = await browser.post(startPath);
  expect((await browser.post('/registrations/password', { password: newPassword })).body.next).toBe('proof');
  return { user, passkey, browser, early };
}

it('a passkey completes a reset of the password, and stays', async () => {
  const { user, passkey, browser, early } = await reachProof();
  expect(answerOf(early)).toBe('registration_step_refused');
  const { body: asked } = await browser.post(startPath);
  const { body } = await browser.post('/registrations/proof', { passkey: passkey.answer(asked) });
  expect(body).toMatchObject({ next: 'done', purpose: 'reset' });
  expect((await authenticatorsOf(service, user)).map(({ state }) => state)).toEqual(['active', 'active']);
  expect((await eventsOf(service, user)).at(-1)).toBe('password_reset_completed success');
});

it('nobody else’s does, and no answer to a login’s challenge', async () => {
  const { user, passkey, browser } = await reachProof();
  const { body: asked } = await browser.post(startPath);
  const foreign = { passkey: newPasskey(service).answer(asked) };
  expect(answerOf(await browser.post('/registrations/proof', foreign))).toBe('passkey_rejected');
  await browser.post(startPath);
  const login = await (await startCodeStep(service, user)).post('/login/passkey');
  const crossed = { passkey: passkey.answer(login.body) };
  expect(answerOf(await browser.post('/registrations/proof', crossed))).toBe('passkey_rejected');
});
