import { createSoftwarePasskey, type PasskeyOverrides, type SoftwarePasskey } from '@tvm/testing';
import type { Response } from 'supertest';
import type { Browser } from './browser.ts';
import type { TestService } from './harness.ts';
import { startCodeStep, type TestUser } from './people.ts';
import { type Enrolled, signedInWithCode } from './profile.ts';

export const passkeysPath = '/profile/passkeys';
export const confirmPasskeyPath = '/profile/passkeys/confirm';
export const authenticatorsPath = '/profile/authenticators';
export const passkeyLoginPath = '/login/passkey';

/** A passkey of the service's own origin, that nobody has added yet. */
export const newPasskey = (
  { config }: Pick<TestService, 'config'>,
  options: { isSyncable?: boolean; counts?: boolean } = {},
): SoftwarePasskey => createSoftwarePasskey({ origin: config.publicOrigin, ...options });

/** Adds a passkey in a browser whose person has just proved who they are. */
export async function addPasskey(
  service: Pick<TestService, 'config'>,
  browser: Browser,
  passkey = newPasskey(service),
  name = 'Windows Hello',
): Promise<SoftwarePasskey> {
  const started = await browser.post(passkeysPath);
  const added = await browser.post(confirmPasskeyPath, { name, ...passkey.make(started.body) });
  if (added.status !== 200) throw new Error(`not added: ${JSON.stringify([started.body, added.body])}`);
  return passkey;
}

/** Somebody with an app and a passkey, signed in with a code just now. */
export async function signedInWithPasskey(
  service: TestService,
  passkey = newPasskey(service),
): Promise<Enrolled & { passkey: SoftwarePasskey }> {
  const enrolled = await signedInWithCode(service);
  return { ...enrolled, passkey: await addPasskey(service, enrolled.browser, passkey) };
}

/** Asks for a passkey in a browser that waits for its second step, and answers. */
export async function answerLogin(
  browser: Browser,
  passkey: SoftwarePasskey,
  overrides: PasskeyOverrides = {},
): Promise<Response> {
  const { body } = await browser.post(passkeyLoginPath);
  return browser.post(`${passkeyLoginPath}/verify`, passkey.answer(body, overrides));
}

/** Signs in with a password and a passkey. */
export async function logInWithPasskey(
  service: TestService,
  user: TestUser,
  passkey: SoftwarePasskey,
): Promise<Browser> {
  const browser = await startCodeStep(service, user);
  const { status, body } = await answerLogin(browser, passkey);
  if (status !== 200) throw new Error(`not signed in: ${JSON.stringify(body)}`);
  return browser;
}

/** Steps up with a passkey. */
export async function stepUpWithPasskey(browser: Browser, passkey: SoftwarePasskey): Promise<Response> {
  const { body } = await browser.post('/session/step-up/passkey');
  return browser.post('/session/step-up', { passkey: passkey.answer(body) });
}
