import type { Deps } from '../../../deps.ts';
import type { CookieChanges, Cookies } from '../../../http/cookies.ts';
import type { Visitor } from '../../../http/visitor.ts';
import type { DeviceCookie } from '../../../sessions/device-cookie.ts';
import { endSessionOfToken } from './end-session.ts';

/** The browser in which somebody logs in, and the cookies that it sent. */
export interface LoginBrowser {
  cookies: Cookies;
  visitor: Visitor;
}

/** The cookies of a new session: it ends the one that the browser had (ASVS 5.0, 7.2.4), and lets the browser be known from now on. */
export async function signIn(
  deps: Deps,
  { cookies, visitor }: LoginBrowser,
  { device, ...session }: { token: string; expiresAt: Date; device: DeviceCookie },
): Promise<CookieChanges> {
  if (cookies.session) await endSessionOfToken(deps, cookies.session, visitor, 'signed_in_again');
  return { session, device };
}
