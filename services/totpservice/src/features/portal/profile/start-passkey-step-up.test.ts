import { afterAll, expect, it } from 'vitest';
import { sessionOfToken } from '../../../../test/facts.ts';
import { startService } from '../../../../test/harness.ts';
import { cookieName } from '../../../../test/mailed-links.ts';
import { addPasskey, signedInWithPasskey, stepUpWithPasskey } from '../../../../test/passkeys.ts';
import { answerOf, otherBrowser, signedInWithCode, stepUpPath } from '../../../../test/profile.ts';
import { eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const startPath = '/session/step-up/passkey';

it('a passkey is a proof: the session goes on under a new identifier, and says by what', async () => {
  const { user, passkey, browser } = await signedInWithPasskey(service);
  service.clock.advance(600);
  const former = browser.copy();
  expect((await stepUpWithPasskey(browser, passkey)).status).toBe(200);
  const session = await sessionOfToken(service, browser.cookies.get(cookieName('session')));
  expect(session).toMatchObject({ codeGivenAt: service.clock.now, secondFactor: 'hwk' });
  expect((await eventsOf(service, user)).at(-1)).toBe('step_up success');
  expect((await former.get('/session')).status).toBe(401);
});

it('the challenge is of this session alone, and once', async () => {
  const enrolled = await signedInWithCode(service);
  const passkey = await addPasskey(service, enrolled.browser);
  const elsewhere = await otherBrowser(service, enrolled);
  const { body: asked } = await elsewhere.post(startPath);
  const stolen = await enrolled.browser.post(stepUpPath, { passkey: passkey.answer(asked) });
  expect(answerOf(stolen)).toBe('passkey_rejected');
  expect((await eventsOf(service, enrolled.user)).at(-1)).toBe('step_up failure no_challenge');
  const { body: mine } = await enrolled.browser.post(startPath);
  expect((await enrolled.browser.post(stepUpPath, { passkey: passkey.answer(mine) })).status).toBe(200);
  const again = await enrolled.browser.post(stepUpPath, { passkey: passkey.answer(mine) });
  expect(answerOf(again)).toBe('passkey_rejected');
});

it('says so where there is none', async () => {
  const { browser } = await signedInWithCode(service);
  expect(answerOf(await browser.post(startPath))).toBe('passkey_missing');
});
