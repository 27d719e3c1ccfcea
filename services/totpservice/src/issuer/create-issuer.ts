import { clientScopes } from '@tvm/db';
import { keyedHashes, signingKeysOf } from '@tvm/keys';
import type { FastifyBaseLogger } from 'fastify';
import { type Configuration, errors, Provider } from 'oidc-provider';
import type { Deps } from '../deps.ts';
import { isUnavailable } from '../http/error-handler.ts';
import { byClient, recordEvent } from '../security/audit.ts';
import { clientsOf, isSecretOf } from './clients.ts';
import { accessTokenSeconds, algorithm, audienceOf, issuerOf } from './names.ts';
import { recordsOf } from './records.ts';

/**
 * The only issuer of tokens: discovery, token endpoint, JWKS. Access tokens for our API are JWTs of five minutes (RFC 9068); there are no refresh
 * tokens. What isn't named here is off.
 */
export function createIssuer(deps: Deps, log: FastifyBaseLogger): Provider {
  const { config, db } = deps;
  const issuer = new Provider(issuerOf(config.publicOrigin), configurationOf(deps));
  // What the library is handed by the mount is the public origin's, whoever asked (SECURITY rule 14).
  issuer.proxy = true;
  issuer.Client.prototype.compareClientSecret = function (secret: string) {
    return isSecretOf(db, this.clientId, secret);
  };
  issuer.on('grant.error', (ctx, err) => {
    const client = ctx.oidc.entities.Client;
    // Of unknown clients the log tells: strangers don't fill the trail.
    if (!client) return log.info({ reason: err.message }, 'an unknown client was refused');
    const event = { type: 'client_authenticated', result: 'failure', reason: err.message } as const;
    const who = byClient({ clientId: client.clientId }, {}, ctx.ip);
    recordEvent(db, { ...event, ...who }, deps.now()).catch((error: unknown) =>
      log.error({ err: error }, "a refused client couldn't be written down"),
    );
  });
  issuer.on('server_error', (ctx, err) => {
    log.error({ err }, 'the issuer failed');
    if (!isUnavailable(err)) return;
    ctx.status = 503;
    ctx.set('retry-after', '5');
    ctx.body = { error: 'temporarily_unavailable', error_description: 'the database does not answer' };
  });
  return issuer;
}

function configurationOf(deps: Deps): Configuration {
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
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    // No page of another origin speaks to it.
    clientBasedCORS: () => false,
    scopes: [...clientScopes],
    responseTypes: ['code'],
    cookies: { keys: keyedHashes(config.keys.token, 'oidc-cookie', 'signature') },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== audience) throw new errors.InvalidTarget();
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
    ttl: { ClientCredentials: accessTokenSeconds },
  };
}
