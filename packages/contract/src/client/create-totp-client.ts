import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../generated/system-types.ts';
import { type SendOptions, sendAgain } from './send-again.ts';
import { keepToken, type TokenOptions } from './token.ts';

/** How another TVM system reaches the service; `clientId` and secret come from TVM. */
export interface TotpClientOptions extends TokenOptions, SendOptions {}

export type TotpClient = Client<paths>;

const verifications = '/totpservice/api/v1/verifications';

/**
 * A client of the API, typed by the contract: `await client.GET('/totpservice/api/v1/users/{externalId}/two-factor', { params: { path: { externalId } } })` answers `{ data }`
 * or `{ error }`, a problem with its `code`. Thrown is only what the network and the token endpoint are to blame for. Tokens are asked for when they are needed, kept until shortly before
 * they end, and asked for once more when one is refused. A verification gets an idempotency key of its own, the same at each attempt.
 */
export function createTotpClient(options: TotpClientOptions): TotpClient {
  const tokens = keepToken(options, (make) => sendAgain(make, options));
  const authorized = async (request: Request) => {
    request.headers.set('authorization', `Bearer ${await tokens.get()}`);
    return sendAgain(() => request.clone(), options);
  };
  return createClient<paths>({
    baseUrl: new URL(options.issuer).origin,
    async fetch(request) {
      if (request.url.endsWith(verifications) && !request.headers.has('idempotency-key'))
        request.headers.set('idempotency-key', crypto.randomUUID());
      const again = request.clone();
      const response = await authorized(request);
      if (response.status !== 401) return response;
      // A secret was revoked meanwhile, or keys changed: nothing was done, and with a new token it may be.
      tokens.forget();
      return authorized(again);
    },
  });
}
