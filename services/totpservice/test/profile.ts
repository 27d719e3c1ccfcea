import { sessions, type users } from '@tvm/db';
import { decodeSecret } from '@tvm/totp';
import { eq } from 'drizzle-orm';
import type { Response } from 'supertest';
import type { Browser } from './browser.ts';
import type { TestService } from './harness.ts';
import { cookieName } from './mailed-links.ts';
import { codeOf, createUser, enrol, signIn, signInWithCode, type TestUser } from './people.ts';

export const stepUpPath = '/session/step-up';
export const replacementPath = '/profile/authenticator';
export const confirmPath = '/profile/authenticator/confirm';

/** How long a proof counts, in seconds. */
const stepUpSeconds = 300;

export interface Enrolled {
  user: TestUser;
  secret: Uint8Array;
  browser: Browser;
}

/** A user with an authenticator, signed in with a code just now, which is a proof in itself. */
export async function signedInWithCode(
  service: TestService,
  options: Partial<typeof users.$inferInsert> = {},
): Promise<Enrolled> {
  const user = await createUser(service, options);
  const secret = await enrol(service, user);
  return { user, secret, browser: await signInWithCode(service, user, secret) };
}

/** The same, so long ago that the code of the login is no proof any more. */
export async function signedInBefore(
  service: TestService,
  options: Partial<typeof users.$inferInsert> = {},
): Promise<Enrolled> {
  const signedIn = await signedInWithCode(service, options);
  service.clock.advance(stepUpSeconds);
  return signedIn;
}

/** A user without an authenticator whose password was given so long ago that it is no proof any more. */
export async function signedInByPassword(
  service: TestService,
  options: Partial<typeof users.$inferInsert> = {},
): Promise<{ user: TestUser; browser: Browser }> {
  const user = await createUser(service, options);
  const browser = await signIn(service, user);
  service.clock.advance(stepUpSeconds);
  return { user, browser };
}

/** Another browser of the same person, signed in with a code that wasn't used yet. */
export async function otherBrowser(service: TestService, { user, secret }: Enrolled): Promise<Browser> {
  service.clock.advance(30);
  return signInWithCode(service, user, secret);
}

/** Steps up with the code that the app shows next. */
export async function stepUpWithCode(
  service: TestService,
  browser: Browser,
  secret: Uint8Array,
): Promise<Response> {
  service.clock.advance(30);
  return browser.post(stepUpPath, { code: codeOf(service, secret) });
}

/** The pending secret of a replacement. */
export async function startReplacement(browser: Browser): Promise<Uint8Array> {
  const { status, body } = await browser.post(replacementPath);
  if (status !== 200) throw new Error(`not started: ${JSON.stringify(body)}`);
  return decodeSecret(body.secret);
}

/** Confirms a replacement with the code that the new app shows now. */
export const confirmReplacement = (
  service: TestService,
  browser: Browser,
  secret: Uint8Array,
): Promise<Response> => browser.post(confirmPath, { code: codeOf(service, secret) });

export const sessionToken = (browser: Browser) => browser.cookies.get(cookieName('session'));

/** `200`, or the code of the problem. */
export const answerOf = ({ status, body }: Response): string | number =>
  (body as { code?: string }).code ?? status;

/** What a browser's session is good for now. */
export const aliveness = async (browser: Browser) => answerOf(await browser.get('/session'));

/** The ids of a user's sessions, oldest first. */
export const sessionIdsOf = async (service: TestService, user: TestUser): Promise<string[]> =>
  (
    await service.ownerDb
      .select({ id: sessions.id })
      .from(sessions)
      .where(eq(sessions.userId, user.id))
      .orderBy(sessions.id)
  ).map(({ id }) => id);
