import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/types.ts';

/** How another TVM system reaches the service; `clientId` and secret come from TVM. */
export interface TotpClientOptions {
  /** Where tokens come from, `https://login.tvm.nl/totpservice/oidc`. */
  issuer: string;
  clientId: string;
  /** The secret, or for `private_key_jwt` a function that makes a signed assertion for the issuer (RFC 7523), a new one at each call. */
  clientSecret?: string;
  clientAssertion?: () => Promise<string>;
  /** The least that is needed: `['decisions', 'verifications']`. */
  scopes: readonly string[];
  fetch?: typeof globalThis.fetch;
}

/** The token endpoint refused, with the code of RFC 6749, section 5.2. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
  readonly code: string;
  constructor(code: string) {
    super(`the token endpoint refused: ${code}`);
    this.code = code;
  }
}

/** A token is renewed so long before it ends, in milliseconds. */
const renewEarlyMs = 30_000;

/**
 * A client of the API, typed by the contract: `await client.GET('/totpservice/api/v1/users/{externalId}/two-factor', { params: { path: { externalId } } })` answers `{ data }`
 * or `{ error }`, a problem with its `code`; nothing is thrown but for the network and the token endpoint. Tokens are asked for when they are needed, kept until shortly before they
 * end, and asked for once more when one is refused.
 */
export function createTotpClient(options: TotpClientOptions): Client<paths> {
  const { issuer, fetch: send = globalThis.fetch } = options;
  const tokens = keepToken(options, send);
  const authorized = async (request: Request) => {
    request.headers.set('authorization', `Bearer ${await tokens.get()}`);
    return send(request);
  };
  return createClient<paths>({
    baseUrl: new URL(issuer).origin,
    async fetch(request) {
      const again = request.clone();
      const response = await authorized(request);
      if (response.status !== 401) return response;
      // A secret was revoked meanwhile, or keys changed: nothing was done, and with a new token it may be.
      tokens.forget();
      return authorized(again);
    },
  });
}

/** One token at a time, and one request for it at a time. */
function keepToken(options: TotpClientOptions, send: typeof globalThis.fetch) {
  let token: Promise<{ value: string; until: number }> | undefined;
  return {
    forget: () => {
      token = undefined;
    },
    async get(): Promise<string> {
      const asked = token;
      const known = await asked?.catch(() => undefined);
      if (known && known.until > Date.now()) return known.value;
      // Whoever comes first here asks; the others wait for its answer.
      if (!token || token === asked) token = askToken(options, send);
      return (await token).value;
    },
  };
}

async function askToken(options: TotpClientOptions, send: typeof globalThis.fetch) {
  const { issuer, clientId, clientSecret, clientAssertion, scopes } = options;
  const form = new URLSearchParams({ grant_type: 'client_credentials', scope: scopes.join(' ') });
  const headers: Record<string, string> = {};
  if (clientAssertion) {
    form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    form.set('client_assertion', await clientAssertion());
  } else {
    headers.authorization = `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret ?? '')}`)}`;
  }
  const response = await send(`${issuer}/token`, { method: 'POST', headers, body: form, redirect: 'error' });
  const answer = (await response.json()) as { access_token?: string; expires_in?: number; error?: string };
  if (!response.ok || !answer.access_token)
    throw new TokenRefusedError(answer.error ?? String(response.status));
  const until = Date.now() + (answer.expires_in ?? 0) * 1000 - renewEarlyMs;
  return { value: answer.access_token, until };
}
