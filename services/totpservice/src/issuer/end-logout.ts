import { clients } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import { readCookie } from '../http/cookies.ts';
import { findSession } from '../sessions/session.ts';

const pages = '/totpservice';

/**
 * RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0): whoever is logged in is asked by a page of the portal, which logs out of everything and comes back here; then the browser goes to
 * the address that the client has registered, or to the login page. A link of another site logs nobody out by itself.
 */
export async function endLogout(
  request: FastifyRequest,
  reply: FastifyReply,
  issuer: Provider,
): Promise<FastifyReply> {
  const { deps } = request.server;
  const query = request.query as Record<string, unknown>;
  const token = readCookie(request, 'session');
  if (token && (await findSession(deps, token))) {
    const [, search = ''] = request.url.split('?');
    return reply.redirect(`${pages}/portal/logout?${search}`, 303);
  }
  const clientId = await findClientId(issuer, query);
  const [client] = clientId
    ? await deps.db
        .select({ uris: clients.postLogoutRedirectUris })
        .from(clients)
        .where(eq(clients.id, clientId))
    : [];
  const { post_logout_redirect_uri: uri, state } = query;
  if (typeof uri !== 'string' || !client?.uris.includes(uri)) return reply.redirect(`${pages}/`, 303);
  const target = new URL(uri);
  if (typeof state === 'string') target.searchParams.set('state', state);
  return reply.redirect(target.href, 303);
}

/** Named by its id, or by an id token that it was given, which may have expired. */
async function findClientId(
  issuer: Provider,
  { client_id: id, id_token_hint: hint }: Record<string, unknown>,
): Promise<string | undefined> {
  if (typeof hint !== 'string') return (await issuer.Client.find(String(id ?? '')))?.clientId;
  const [, payload = ''] = hint.split('.');
  try {
    const { aud } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { aud?: unknown };
    const client = await issuer.Client.find(String(aud));
    if (!client || (id !== undefined && id !== aud)) return undefined;
    await issuer.IdToken.validate(hint, client);
    return client.clientId;
  } catch {
    return undefined;
  }
}
