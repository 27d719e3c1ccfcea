/** How a client proves itself to the token endpoint. */
export interface TokenOptions {
  /** Where tokens come from, `https://login.tvm.nl/totpservice/oidc`. */
  issuer: string;
  clientId: string;
  /** The secret; or for `private_key_jwt` a function that makes a signed assertion for the issuer (RFC 7523), a new one at each call. */
  clientSecret?: string;
  clientAssertion?: () => Promise<string>;
  /** The least that is needed: `['decisions', 'verifications']`. */
  scopes: readonly string[];
}

/** The token endpoint refused, with the code of RFC 6749, section 5.2, or answered with what is no token. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number) {
    super(`the token endpoint refused: ${code}`);
    this.code = code;
    this.status = status;
  }
}

type Send = (make: () => Promise<Request>) => Promise<Response>;

/** A token is renewed so long before it ends, in milliseconds. */
const renewEarlyMs = 30_000;

/** One token at a time, and one request for it at a time. */
export function keepToken(options: TokenOptions, send: Send) {
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

interface TokenAnswer {
  access_token?: string;
  expires_in?: number;
  error?: string;
}

async function askToken(options: TokenOptions, send: Send) {
  const response = await send(() => tokenRequest(options));
  // A proxy may answer in its own words.
  const answer = (await response.json().catch(() => ({}))) as TokenAnswer;
  if (!response.ok || !answer.access_token)
    throw new TokenRefusedError(answer.error ?? `status ${response.status}`, response.status);
  const until = Date.now() + (answer.expires_in ?? 0) * 1000 - renewEarlyMs;
  return { value: answer.access_token, until };
}

async function tokenRequest({ issuer, clientId, clientSecret = '', clientAssertion, scopes }: TokenOptions) {
  const form = new URLSearchParams({ grant_type: 'client_credentials', scope: scopes.join(' ') });
  const headers: Record<string, string> = {};
  if (clientAssertion) {
    form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    form.set('client_assertion', await clientAssertion());
  } else {
    headers.authorization = `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}`;
  }
  return new Request(`${issuer}/token`, { method: 'POST', headers, body: form, redirect: 'error' });
}
