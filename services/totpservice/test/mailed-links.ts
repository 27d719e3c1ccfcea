import type { registrations } from '@tvm/db';
import { decodeSecret, generateCode } from '@tvm/totp';
import type { Response } from 'supertest';
import type { Browser } from './browser.ts';
import type { TestService } from './harness.ts';
import { mintLink, type TestUser } from './people.ts';

/** What a person chooses in a registration; another one than `password` of people.ts. */
export const newPassword = 'Zes grijze mussen 42?';

type LinkOptions = Partial<typeof registrations.$inferInsert>;

/** Opens a mailed link, in a browser of its own unless told otherwise. */
export async function openLink(
  service: TestService,
  token: string,
  browser: Browser = service.browser(),
): Promise<Browser> {
  succeeded(await browser.post('/registrations/open', { token }));
  return browser;
}

/** A browser that opened a fresh link of the user. */
export async function openFreshLink(
  service: TestService,
  user: TestUser,
  options: LinkOptions = {},
): Promise<Browser> {
  return openLink(service, await mintLink(service, user, options));
}

/** A browser that set the new password after opening a fresh link. */
export async function setNewPassword(
  service: TestService,
  user: TestUser,
  options: LinkOptions = {},
): Promise<Browser> {
  const browser = await openFreshLink(service, user, options);
  succeeded(await browser.post('/registrations/password', { password: newPassword }));
  return browser;
}

/** The pending secret that a browser is shown. */
export async function readPendingSecret(browser: Browser): Promise<Uint8Array> {
  return decodeSecret(succeeded(await browser.post('/registrations/authenticator')).body.secret);
}

/** A browser that was shown a pending secret, after a fresh link and a new password. */
export async function reachEnrolment(
  service: TestService,
  user: TestUser,
  options: LinkOptions = {},
): Promise<{ browser: Browser; secret: Uint8Array }> {
  const browser = await setNewPassword(service, user, options);
  return { browser, secret: await readPendingSecret(browser) };
}

/** Confirms with the code that the app shows now. */
export const confirm = (
  service: TestService,
  browser: Browser,
  secret: Uint8Array,
  more: { passkeysLost?: boolean } = {},
): Promise<Response> =>
  browser.post('/registrations/authenticator/confirm', {
    code: generateCode({ secret, now: service.clock.now }),
    ...more,
  });

/** A code that the app shows neither now nor in the drift around it. */
export function wrongCodeOf(service: TestService, secret: Uint8Array): string {
  const near = [-30, 0, 30].map((seconds) =>
    generateCode({ secret, now: new Date(service.clock.now.getTime() + seconds * 1000) }),
  );
  return ['000000', '111111', '222222', '333333'].find((code) => !near.includes(code)) ?? '444444';
}

/** The name of a cookie as it stands on http loopback. */
export const cookieName = (name: 'session' | 'login-challenge' | 'registration' | 'device') =>
  `__Host-${name}-3000`;

function succeeded(response: Response): Response {
  if (response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(response.body)}`);
  return response;
}
