import type { FastifyReply, FastifyRequest } from 'fastify';

const names = ['session', 'login-challenge', 'registration', 'device'] as const;
/** The cookies of the token issuer, which sets them itself. */
type OidcCookieName = 'oidc-session' | 'oidc-interaction' | 'oidc-resume';
type CookieName = (typeof names)[number];

/** The tokens of the cookies that a browser sent. */
export type Cookies = Readonly<Record<CookieName, string | undefined>>;
/** The cookies that an answer sets, each until its end, or clears. */
export type CookieChanges = { [Name in CookieName]?: { token: string; expiresAt: Date } | 'clear' };

/** What a token looks like; anything else isn't worth a look in the database. */
const token = /^[A-Za-z0-9_-]{43}$/;

/** On loopback two copies share the host, so that their cookies' names carry the port. */
export const cookieName = (publicOrigin: string, name: CookieName | OidcCookieName): string =>
  `__Host-${name}${endOfNames(publicOrigin)}`;

/** A process has one public origin, whose text isn't read again for each request. */
let latest: { publicOrigin: string; end: string } | undefined;

function endOfNames(publicOrigin: string): string {
  if (latest?.publicOrigin === publicOrigin) return latest.end;
  const { protocol, port } = new URL(publicOrigin);
  const end = protocol === 'http:' ? `-${port || 80}` : '';
  latest = { publicOrigin, end };
  return end;
}

const fullName = (request: FastifyRequest, name: CookieName): string =>
  cookieName(request.server.deps.config.publicOrigin, name);

/** Whether a text is such a token. */
export const isToken = (text: string | undefined): text is string => text !== undefined && token.test(text);

/** The token of a cookie, or undefined. */
export function readCookie(request: FastifyRequest, name: CookieName): string | undefined {
  const value = request.cookies[fullName(request, name)];
  return isToken(value) ? value : undefined;
}

/** The tokens of all cookies that a request brought along. */
export const readCookies = (request: FastifyRequest): Cookies =>
  request.headers.cookie === undefined ? noCookies : allCookies(request);

const noCookies: Cookies = {
  session: undefined,
  'login-challenge': undefined,
  registration: undefined,
  device: undefined,
};

const allCookies = (request: FastifyRequest): Cookies => ({
  session: readCookie(request, 'session'),
  'login-challenge': readCookie(request, 'login-challenge'),
  registration: readCookie(request, 'registration'),
  device: readCookie(request, 'device'),
});

/** `__Host-`, Secure, HttpOnly, SameSite=Lax (SECURITY rule 19). */
const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

/** Sets a cookie that ends with what it stands for. */
function setCookie(reply: FastifyReply, name: CookieName, value: string, expiresAt: Date): void {
  reply.setCookie(fullName(reply.request, name), value, { ...attributes, expires: expiresAt });
}

function clearCookie(reply: FastifyReply, name: CookieName): void {
  reply.clearCookie(fullName(reply.request, name), attributes);
}

/** Sets and clears the cookies of an answer. */
export function changeCookies(reply: FastifyReply, changes: CookieChanges = {}): void {
  for (const name of names) {
    const change = changes[name];
    if (change === 'clear') clearCookie(reply, name);
    else if (change) setCookie(reply, name, change.token, change.expiresAt);
  }
}
