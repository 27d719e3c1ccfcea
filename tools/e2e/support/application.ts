import { createServer } from 'node:http';
import { freePort } from '@tvm/process';
import type { Demo } from '@tvm/start/src/demo-data.ts';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  type IDToken,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type pg from 'pg';

/** Another TVM site, behind Mijn TVM with a standard library and nothing of ours. */
export interface Application {
  origin: string;
  /** What the last login told. */
  claims(): IDToken | undefined;
  /** Whether the token of the last login still opens anything. */
  isTokenAlive(): Promise<boolean>;
  stop(): Promise<void>;
}

/** On loopback, as the demo's client, whose addresses it registers. `/login` begins a login with whatever parameters it is given; `/logout` ends it. */
export async function startApplication({ client }: Demo, database: pg.Pool): Promise<Application> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const callback = `${origin}/callback`;
  await database.query(
    'update clients set redirect_uris = array[$1], post_logout_redirect_uris = array[$2] where id = $3',
    [callback, `${origin}/bye`, client.id],
  );
  const configuration = await discovery(new URL(client.issuer), client.id, client.secret, undefined, {
    execute: [allowInsecureRequests],
  });
  let pending = { verifier: '', state: '' };
  let tokens: Awaited<ReturnType<typeof authorizationCodeGrant>> | undefined;

  async function begin(search: URLSearchParams): Promise<string> {
    pending = { verifier: randomPKCECodeVerifier(), state: randomState() };
    return buildAuthorizationUrl(configuration, {
      ...{ redirect_uri: callback, scope: 'openid profile email', state: pending.state },
      ...{ code_challenge_method: 'S256' },
      code_challenge: await calculatePKCECodeChallenge(pending.verifier),
      ...Object.fromEntries(search),
    }).href;
  }

  async function answer(url: URL): Promise<{ location?: string; text?: string }> {
    switch (url.pathname) {
      case '/login':
        return { location: await begin(url.searchParams) };
      case '/callback': {
        const checks = { pkceCodeVerifier: pending.verifier, expectedState: pending.state };
        tokens = await authorizationCodeGrant(configuration, url, checks);
        return { text: `Welkom ${tokens.claims()?.name}` };
      }
      case '/logout': {
        const parameters = {
          post_logout_redirect_uri: `${origin}/bye`,
          id_token_hint: tokens?.id_token ?? '',
        };
        return { location: buildEndSessionUrl(configuration, parameters).href };
      }
      default:
        return { text: 'Tot ziens' };
    }
  }

  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', origin)).then(
      ({ location, text }) => {
        if (location) response.writeHead(303, { location }).end();
        else response.writeHead(200, { 'content-type': 'text/html' }).end(`<title>Polis</title><p>${text}`);
      },
      (error: Error) => response.writeHead(500).end(String(error.cause ?? error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return {
    origin,
    claims: () => tokens?.claims(),
    isTokenAlive: () =>
      fetchUserInfo(configuration, tokens?.access_token ?? '', tokens?.claims()?.sub ?? '').then(
        () => true,
        () => false,
      ),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
