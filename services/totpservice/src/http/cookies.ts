import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookies of the token issuer, which sets them itself. */
type OidcCookieName = 'oidc-session' | 'oidc-interaction' | 'oidc-resume';
type CookieName = 'session' | 'login-challenge' | 'registration' | 'device';

/** What a token looks like; anything else isn't worth a look in the database. */
const token = /^[A-Za-z0-9_-]{43}$/;

/** On loopback two copies share the host, so that their cookies' names carry the port. */
export function cookieName(publicOrigin: string, name: CookieName | OidcCookieName): string {
  const origin = new URL(publicOrigin);
  return origin.protocol === 'http:' ? `__Host-${name}-${origin.port || 80}` : `__Host-${name}`;
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

/** `__Host-`, Secure, HttpOnly, SameSite=Lax (SECURITY rule 19). */
const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

/** Sets a cookie that ends with what it stands for. */
export function setCookie(reply: FastifyReply, name: CookieName, value: string, expiresAt: Date): void {
  reply.setCookie(fullName(reply.request, name), value, { ...attributes, expires: expiresAt });
}

export function clearCookie(reply: FastifyReply, name: CookieName): void {
  reply.clearCookie(fullName(reply.request, name), attributes);
}
