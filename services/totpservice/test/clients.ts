import { randomUUID } from 'node:crypto';
import { type ClientScope, clientSecrets, clients } from '@tvm/db';
import { hashToken, mintToken, signingKeysOf } from '@tvm/keys';
import { assertResponseInContract } from '@tvm/testing';
import { importJWK, SignJWT } from 'jose';
import type { TestService } from './harness.ts';
import { must } from './people.ts';

let counter = 0;

export interface TestClient {
  id: string;
  secret: string;
}

/** Another TVM system, with one secret unless it has keys. */
export async function createClient(
  service: TestService,
  scopes: ClientScope[],
  options: Partial<
    Pick<
      typeof clients.$inferInsert,
      'name' | 'jwks' | 'redirectUris' | 'postLogoutRedirectUris' | 'backchannelLogoutUris'
    >
  > = {},
): Promise<TestClient> {
  const authMethod = options.jwks ? ('private_key_jwt' as const) : ('client_secret_basic' as const);
  const [row] = await service.ownerDb
    .insert(clients)
    .values({
      name: `Systeem ${++counter}`,
      scopes,
      authMethod,
      ...options,
      createdAt: service.clock.now,
    })
    .returning({ id: clients.id });
  const { id } = must(row);
  const secret = mintToken();
  const secretHash = hashToken('client-secret', secret);
  if (!options.jwks)
    await service.ownerDb
      .insert(clientSecrets)
      .values({ clientId: id, secretHash, createdAt: service.clock.now });
  return { id, secret };
}

const origin = (service: TestService) => service.config.publicOrigin;
export const issuerOf = (service: TestService) => `${origin(service)}/totpservice/oidc`;
export const audienceOf = (service: TestService) => `${origin(service)}/totpservice/api/v1`;

/** What the token endpoint is asked, over HTTP. */
export function askToken(
  service: TestService,
  fields: Record<string, string>,
  client?: TestClient,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const basic = client && Buffer.from(`${client.id}:${client.secret}`).toString('base64');
  return service.app
    .inject({
      method: 'POST',
      url: '/totpservice/oidc/token',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(basic && { authorization: `Basic ${basic}` }),
      },
      payload: new URLSearchParams({ grant_type: 'client_credentials', ...fields }).toString(),
    })
    .then((response) => ({ status: response.statusCode, body: response.json() }));
}

/** An access token as the issuer makes them, at the clock of the test; `claims` and `header` say what is different. */
export async function accessToken(
  service: TestService,
  client: Pick<TestClient, 'id'>,
  scope: string,
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
): Promise<string> {
  const [{ kid, ...key }] = signingKeysOf(service.config.keys.jwt);
  const iat = Math.floor(service.clock.now.getTime() / 1000);
  const payload = {
    ...{ jti: randomUUID(), sub: client.id, client_id: client.id, scope, iat, exp: iat + 300 },
    ...{ iss: issuerOf(service), aud: audienceOf(service) },
    ...claims,
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header })
    .sign(await importJWK({ ...key }, 'ES256'));
}

export interface ClientAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: as supertest's
  body: any;
  headers: Record<string, string | string[] | number | undefined>;
}

/** A client that asks the API, with a token of these scopes at the clock of the test. Every answer is held against the contract. */
export function asClient(service: TestService, client: Pick<TestClient, 'id'>, scope: string) {
  return async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<ClientAnswer> => {
    const authorization = `Bearer ${await accessToken(service, client, scope)}`;
    return askAs(service, { authorization, ...headers }, method, path, body);
  };
}

/** A request of whatever authorization, with no origin and no cookie, as other systems send them. */
export async function askAs(
  service: TestService,
  headers: Record<string, string>,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
): Promise<ClientAnswer> {
  const url = `/totpservice/api/v1${path}`;
  const response = await service.app.inject({ method, url, headers, ...(body && { payload: body }) });
  const contentType = response.headers['content-type'] as string | undefined;
  const answer =
    response.body === '' ? undefined : contentType?.includes('json') ? response.json() : response.body;
  const [path_ = url] = url.split('?');
  assertResponseInContract({ method, path: path_, status: response.statusCode, contentType, body: answer });
  return { status: response.statusCode, body: answer, headers: response.headers };
}
