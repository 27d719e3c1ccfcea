import { clientScopes } from '@tvm/db';
import { keyedHashes, signingKeysOf } from '@tvm/keys';
import { issuerOf, issuerPath } from '@tvm/policy';
import type { FastifyBaseLogger } from 'fastify';
import { type Configuration, errors, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Deps } from '../deps.ts';
import { cookieName } from '../http/cookies.ts';
import { isUnavailable } from '../http/error-handler.ts';
import { accessTokenSeconds, algorithm, audienceOf } from '../http/issuer-names.ts';
import { sessionAbsoluteSeconds } from '../sessions/session.ts';
import { byClient, recordEvent } from '../trail/audit.ts';
import { findAccount, loadGrant } from './accounts.ts';
import { clientsOf, isSecretOf, responseModes } from './clients.ts';
import { loginPolicy } from './login-policy.ts';
import { acr } from './our-session.ts';
import { findPublicKeys } from './public-keys.ts';
import { recordsOf } from './records.ts';

/**
 * The only issuer of tokens: discovery, token endpoint, JWKS. Access tokens for our API are JWTs of five minutes (RFC 9068); there are no refresh
 * tokens. What isn't named here is off.
 */
export function createIssuer(deps: Deps, log: FastifyBaseLogger): Provider {
  const { config, db } = deps;
  const issuer = new Provider(issuerOf(config.publicOrigin), configurationOf(deps, log));
  // What the library is handed by the mount is the public origin's, whoever asked (SECURITY rule 14).
  issuer.proxy = true;
  // The library names all that it knows. Our policy lets no page post a form elsewhere.
  issuer.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route === 'discovery') Object.assign(ctx.body, { response_modes_supported: responseModes });
    // What the mailworker signs with stands beside what it signs with itself.
    if (ctx.oidc?.route === 'jwks') {
      const { keys } = ctx.body as { keys: Record<string, unknown>[] };
      ctx.body = { keys: [...keys, ...(await findPublicKeys(db, keys))] };
    }
    // It refuses the others too, but says so by posting a form.
    if (ctx.oidc?.params?.response_mode === 'form_post') ctx.redirect(failedPage);
  });
  // Loopback http is as good as https to a browser, and its cookies are Secure too.
  const createContext = issuer.createContext.bind(issuer);
  issuer.createContext = (request, response) => {
    const context = createContext(request, response);
    context.cookies.secure = true;
    return context;
  };
  issuer.Client.prototype.compareClientSecret = function (secret: string) {
    return isSecretOf(db, this.clientId, secret);
  };
  /** The minute of the last refusal that was written down, by client; no larger than there are clients. */
  const refusedIn = new Map<string, number>();
  issuer.on('grant.error', (ctx, err) => {
    const client = ctx.oidc.entities.Client;
    log.info({ reason: err.message, detail: err.error_detail }, 'a token was refused');
    // The log tells of each one. Whoever knows a client's id, which is no secret, must not fill the trail: it gets one a minute.
    const minute = Math.floor(deps.now().getTime() / 60_000);
    if (!client || refusedIn.get(client.clientId) === minute) return;
    refusedIn.set(client.clientId, minute);
    const event = { type: 'client_authenticated', result: 'failure', reason: err.message } as const;
    const who = byClient({ clientId: client.clientId }, {}, ctx.ip);
    recordEvent(db, { ...event, ...who }, deps.now()).catch((error: unknown) =>
      log.error({ error }, "a refused client couldn't be written down"),
    );
  });
  issuer.on('server_error', (ctx, err) => {
    log.error({ error: err }, 'the issuer failed');
    if (!isUnavailable(err)) return;
    ctx.status = 503;
    ctx.set('retry-after', '5');
    ctx.body = { error: 'temporarily_unavailable', error_description: 'the database does not answer' };
  });
  return issuer;
}

/** Says what a person can do nothing about. */
const failedPage = '/totpservice/interaction-failed';

const isForSystem = (ctx: KoaContextWithOIDC) => ctx.oidc.params?.grant_type === 'client_credentials';

/** The library leaves out what it doesn't know, and hands out a token that is good for nothing (RFC 6749, section 5.2). @throws InvalidScope */
function refuseUnknownScope(ctx: KoaContextWithOIDC): void {
  const known: readonly string[] = clientScopes;
  const unknown = [...(ctx.oidc.requestParamScopes ?? [])].find((scope) => !known.includes(scope));
  if (unknown !== undefined) throw new errors.InvalidScope('requested scope is unknown', unknown);
}

/** RFC 7523, section 3: one that is valid for long may be shown for long by whoever got hold of it. */
const assertionSeconds = 300;

/**
 * The library's clock is the real one; it has looked at `exp` itself.
 * @throws InvalidClientAuth for a client's assertion that is valid for more than five minutes from when it was made, or from now
 */
function refuseLongLived({ iat, exp }: Record<string, unknown>, now: number): void {
  const from = typeof iat === 'number' ? Math.min(iat, now / 1000) : now / 1000;
  if (typeof exp !== 'number' || exp - from > assertionSeconds)
    throw new errors.InvalidClientAuth(`client assertions are valid for ${assertionSeconds} seconds at most`);
}

function configurationOf(deps: Deps, log: FastifyBaseLogger): Configuration {
  const { config, db } = deps;
  const audience = audienceOf(config.publicOrigin);
  return {
    adapter: (model) => (model === 'Client' ? clientsOf(db) : recordsOf(deps, model)),
    jwks: { keys: signingKeysOf(config.keys.jwt).map((key) => ({ ...key })) },
    clientDefaults: { id_token_signed_response_alg: algorithm },
    enabledJWA: {
      idTokenSigningAlgValues: [algorithm],
      clientAuthSigningAlgValues: ['ES256', 'PS256', 'RS256', 'EdDSA'],
    },
    assertJwtClientAuthClaimsAndHeader: (_ctx, claims) => refuseLongLived(claims, Date.now()),
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    // No page of another origin speaks to it.
    clientBasedCORS: () => false,
    scopes: [...clientScopes, 'openid'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    acrValues: Object.values(acr),
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time', 'sid'],
      profile: ['name', 'locale', 'role', 'organisation'],
      email: ['email', 'email_verified'],
    },
    // A code is exchanged once: what it is for may as well come with it.
    conformIdTokenClaims: false,
    // Codes and tokens end with our session (`findAccount`), not with the library's.
    expiresWithSession: () => false,
    findAccount: (ctx, sub, token) => findAccount(deps, ctx, sub, token as { grantId?: string }),
    loadExistingGrant: (ctx) => loadGrant(deps, ctx),
    interactions: {
      policy: loginPolicy(deps),
      url: (_ctx, { uid }) => `${issuerPath}/interaction/${uid}`,
    },
    discovery: {
      end_session_endpoint: `${issuerOf(config.publicOrigin)}/logout`,
      // Not the library's, which tries once and from this process: ADR 40.
      ...{ backchannel_logout_supported: true, backchannel_logout_session_supported: true },
    },
    // What a person can do nothing about is said by a page of ours.
    renderError: (ctx, { error }, { message }) => {
      log.info({ reason: error, detail: message }, 'an authorisation failed');
      ctx.redirect(failedPage);
    },
    allowOmittingSingleRegisteredRedirectUri: false,
    cookies: {
      keys: keyedHashes(config.keys.cookie, 'oidc-cookie', 'signature'),
      names: {
        session: cookieName(config.publicOrigin, 'oidc-session'),
        // Bound to one path each, which `__Host-` doesn't allow.
        interaction: cookieName(config.publicOrigin, 'oidc-interaction').replace('__Host-', '__Secure-'),
        resume: cookieName(config.publicOrigin, 'oidc-resume').replace('__Host-', '__Secure-'),
      },
      long: { httpOnly: true, sameSite: 'lax', secure: true, signed: true, path: '/' },
      short: { httpOnly: true, sameSite: 'lax', secure: true, signed: true },
    },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      // Its own tokens alone. Those for our API are JWTs of five minutes, of which the client is looked up at each request.
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: (ctx) => (isForSystem(ctx) ? audience : []),
        getResourceServerInfo: (ctx, resource) => {
          // No person's login opens the API of systems.
          if (resource !== audience || !isForSystem(ctx)) throw new errors.InvalidTarget();
          refuseUnknownScope(ctx);
          return {
            scope: clientScopes.join(' '),
            audience,
            accessTokenFormat: 'jwt',
            accessTokenTTL: accessTokenSeconds,
            jwt: { sign: { alg: algorithm } },
          };
        },
      },
    },
    // Asked before a token is handed out: one that can't be written down isn't.
    extraTokenClaims: async (ctx, token) => {
      if (token.kind !== 'ClientCredentials') return undefined;
      const details = { scopes: token.scope ?? '' };
      const who = byClient({ clientId: token.clientId ?? '' }, {}, ctx.ip);
      await recordEvent(db, { type: 'client_token_issued', result: 'success', details, ...who }, deps.now());
      return undefined;
    },
    ttl: {
      ClientCredentials: accessTokenSeconds,
      AccessToken: accessTokenSeconds,
      IdToken: accessTokenSeconds,
      AuthorizationCode: 60,
      Interaction: 1800,
      Session: sessionAbsoluteSeconds,
      Grant: sessionAbsoluteSeconds,
    },
  };
}
