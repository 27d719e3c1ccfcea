import { randomUUID } from 'node:crypto';
import { auditEvents, clientSecrets, clients } from '@tvm/db';
import { asc, eq } from 'drizzle-orm';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import {
  allowInsecureRequests,
  clientCredentialsGrant,
  customFetch,
  discovery,
  PrivateKeyJwt,
} from 'openid-client';
import { afterAll, describe, expect, it } from 'vitest';
import { askToken, audienceOf, createClient, issuerOf } from '../../test/clients.ts';
import { startService, type TestService } from '../../test/harness.ts';
import { must } from '../../test/people.ts';

const service = await startService({}, afterAll);
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The document below the issuer, whoever asks. */
const document = async (name: string, from: TestService = service) =>
  (await from.app.inject(`/totpservice/oidc/${name}`)).json();

async function clientWithKey(scopes: Parameters<typeof createClient>[1]) {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  const client = await createClient(service, scopes, { jwks: { keys: [jwk] } });
  const assertion = (claims: Record<string, unknown> = {}, key = privateKey) => {
    const now = Math.floor(Date.now() / 1000);
    const { id } = client;
    return new SignJWT({
      iss: id,
      sub: id,
      aud: issuerOf(service),
      jti: randomUUID(),
      iat: now,
      exp: now + 60,
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .sign(key);
  };
  const ask = async (client_assertion: string | Promise<string>, scope = 'decisions') =>
    askToken(service, {
      client_assertion_type: assertionType,
      client_assertion: await client_assertion,
      scope,
    });
  return { client, privateKey, assertion, ask };
}

describe('the token endpoint', () => {
  it('gives a client with a secret a JWT of five minutes for this API, with the scopes that it asked for', async () => {
    const client = await createClient(service, ['decisions', 'events']);
    const { status, body } = await askToken(service, { scope: 'decisions' }, client);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 300, scope: 'decisions' });
    const keys = createLocalJWKSet(await document('jwks'));
    const { payload, protectedHeader } = await jwtVerify(String(body.access_token), keys);
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(payload).toMatchObject({
      ...{ iss: issuerOf(service), aud: audienceOf(service), client_id: client.id, sub: client.id },
      scope: 'decisions',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
  });

  it.each([
    [
      'a wrong secret',
      'decisions',
      (secret: string) => secret.replace(/^./, secret.startsWith('A') ? 'B' : 'A'),
      401,
    ],
    ['a scope that it has not got', 'provisioning', (secret: string) => secret, 400],
    ['a scope that nobody knows', 'decisions everything', (secret: string) => secret, 400],
  ])('refuses %s', async (_what, scope, change, status) => {
    const client = await createClient(service, ['decisions']);
    const answer = await askToken(service, { scope }, { ...client, secret: change(client.secret) });
    expect(answer.status).toBe(status);
    expect(answer.body.error).toBe(status === 401 ? 'invalid_client' : 'invalid_scope');
  });

  it.each([
    ['five minutes', { exp: 300 }, 200],
    ['more than five minutes from when it was made', { exp: 301 }, 401],
    ['five minutes from now, made long ago', { iat: -3600, exp: 60 }, 401],
    ['a year', { exp: 31_536_000 }, 401],
    ['a day, made in a day', { iat: 86_400, exp: 86_500 }, 401],
    ['a day, and says not when it was made', { iat: undefined, exp: 86_400 }, 401],
    ['five minutes, and says not when it was made', { iat: undefined, exp: 299 }, 200],
  ])('an assertion is valid for five minutes at most: %s', async (_what, claims, status) => {
    const { assertion, ask } = await clientWithKey(['decisions']);
    const now = Math.floor(Date.now() / 1000);
    const moments = Object.entries(claims).map(([name, after]) => [
      name,
      after === undefined ? after : now + after,
    ]);
    expect((await ask(assertion(Object.fromEntries(moments)))).status).toBe(status);
  });

  it.each([
    ['another resource', { resource: 'https://elsewhere.test/' }, 'invalid_target'],
    [
      'a grant of passwords',
      { grant_type: 'password', username: 'x', password: 'y' },
      'unsupported_grant_type',
    ],
    ['a code', { grant_type: 'authorization_code', code: 'x' }, 'invalid_request'],
    ['a refresh', { grant_type: 'refresh_token', refresh_token: 'x' }, 'unsupported_grant_type'],
  ])('refuses %s', async (_what, fields, error) => {
    const client = await createClient(service, ['decisions']);
    expect((await askToken(service, fields, client)).body.error).toBe(error);
  });

  it('takes both secrets while one is rotated, and neither a revoked one nor one of another client', async () => {
    const client = await createClient(service, ['decisions']);
    const other = await createClient(service, ['decisions']);
    expect((await askToken(service, {}, { ...client, secret: other.secret })).status).toBe(401);
    expect((await askToken(service, {}, client)).status).toBe(200);
    await service.ownerDb
      .update(clientSecrets)
      .set({ revokedAt: service.clock.now })
      .where(eq(clientSecrets.clientId, client.id));
    expect((await askToken(service, {}, client)).status).toBe(401);
  });

  it('refuses a revoked client, which an unknown one looks like', async () => {
    const client = await createClient(service, ['decisions']);
    await service.ownerDb
      .update(clients)
      .set({ revokedAt: service.clock.now })
      .where(eq(clients.id, client.id));
    const unknown = await askToken(service, {}, { id: randomUUID(), secret: client.secret });
    const revoked = await askToken(service, {}, client);
    const none = await askToken(service, {}, { id: 'geen', secret: client.secret });
    expect(revoked).toEqual(unknown);
    expect(none).toEqual(unknown);
    expect(revoked.status).toBe(401);
  });

  it('needs no origin, looks at no cookie, and is nothing for another origin’s page', async () => {
    const client = await createClient(service, ['decisions']);
    const basic = Buffer.from(`${client.id}:${client.secret}`).toString('base64');
    const post = (headers: Record<string, string>) =>
      service.app.inject({
        method: 'POST',
        url: '/totpservice/oidc/token',
        headers: {
          ...{ authorization: `Basic ${basic}`, cookie: '__Host-session-3000=x', ...headers },
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: 'grant_type=client_credentials',
      });
    const response = await post({});
    expect([response.statusCode, response.headers['cache-control']]).toEqual([200, 'no-store']);
    const fromElsewhere = await post({ origin: 'https://elders.test' });
    expect(fromElsewhere.statusCode).toBe(400);
    expect(fromElsewhere.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('writes tokens and refusals down, with scopes and reason, of known clients only', async () => {
    const client = await createClient(service, ['decisions']);
    const token = (secret: string, id = client.id) =>
      askToken(service, { scope: 'decisions' }, { id, secret });
    await token(client.secret);
    await token(`${client.secret.slice(1)}A`);
    // Whoever knows the id doesn't fill the trail: one a minute.
    for (let time = 0; time < 20; time++) await token('geraden');
    await token(client.secret, randomUUID());
    const ofClient = async () => {
      const rows = await service.ownerDb
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.actorId, client.id))
        .orderBy(asc(auditEvents.id));
      return rows.map(({ type, result, reason, details, clientAddress }) => ({
        type,
        result,
        reason,
        details,
        clientAddress,
      }));
    };
    await expect.poll(ofClient).toEqual([
      {
        type: 'client_token_issued',
        result: 'success',
        reason: null,
        details: { scopes: 'decisions' },
        clientAddress: '127.0.0.1',
      },
      {
        type: 'client_authenticated',
        result: 'failure',
        reason: 'invalid_client',
        details: {},
        clientAddress: '127.0.0.1',
      },
    ]);
  });
});

describe('a client with a key of its own', () => {
  it('gets a token for an assertion, once', async () => {
    const { ask, assertion } = await clientWithKey(['decisions']);
    const used = await assertion();
    expect((await ask(used)).status).toBe(200);
    expect((await ask(used)).body.error).toBe('invalid_client');
    expect((await ask(assertion())).status).toBe(200);
  });

  it('gets one token where the same assertion comes twenty times at once', async () => {
    const { ask, assertion } = await clientWithKey(['decisions']);
    const used = await assertion();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(used)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.error === 'invalid_client')).toHaveLength(19);
  });

  it.each([
    ['of another audience', { aud: 'https://elders.test/' }],
    ['that has expired', { exp: Math.floor(Date.now() / 1000) - 60 }],
    ['without an end', { exp: undefined }],
    ['without an id', { jti: undefined }],
    ['of another issuer', { iss: randomUUID() }],
  ])('is refused with an assertion %s', async (_what, claims) => {
    const { ask, assertion } = await clientWithKey(['decisions']);
    expect((await ask(assertion(claims))).body.error).toBe('invalid_client');
  });

  it('is refused with the key of another client, and with a secret', async () => {
    const [one, other] = [await clientWithKey(['decisions']), await clientWithKey(['decisions'])];
    expect((await one.ask(one.assertion({}, other.privateKey))).status).toBe(401);
    const withSecret = await askToken(service, {}, { id: one.client.id, secret: 'x'.repeat(43) });
    expect(withSecret.body.error).toBe('invalid_client');
  });
});

describe('the discovery document', () => {
  it('names the public origin, whatever Host and forwarding headers say, and no more than is on', async () => {
    const forged = {
      host: 'elders.test',
      'x-forwarded-host': 'elders.test',
      'x-forwarded-proto': 'gopher',
      forwarded: 'host=elders.test',
    };
    const response = await service.app.inject({
      url: '/totpservice/oidc/.well-known/openid-configuration',
      headers: forged,
    });
    expect(response.body).not.toContain('elders');
    expect(response.body).not.toContain('gopher');
    expect(response.json()).toMatchObject({
      issuer: issuerOf(service),
      token_endpoint: `${issuerOf(service)}/token`,
      jwks_uri: `${issuerOf(service)}/jwks`,
      id_token_signing_alg_values_supported: ['ES256'],
    });
    expect(response.json()).not.toHaveProperty('registration_endpoint');
    expect(response.json()).not.toHaveProperty('pushed_authorization_request_endpoint');
  });

  it('lets a standard library find its way to a token, with a secret and with a key', async () => {
    // The public origin's port is another one than that of the test: the library is led there.
    const { port } = service.app.server.address() as { port: number };
    const there = (url: string) => url.replace(service.config.publicOrigin, `http://127.0.0.1:${port}`);
    const options = {
      execute: [allowInsecureRequests],
      [customFetch]: (url: string, request: object) => fetch(there(url), request),
    };
    const issuer = new URL(issuerOf(service));
    const withSecret = await createClient(service, ['decisions']);
    const withKey = await clientWithKey(['decisions']);
    const key = { key: withKey.privateKey, kid: 'one' };
    for (const configuration of [
      await discovery(issuer, withSecret.id, withSecret.secret, undefined, options),
      await discovery(issuer, withKey.client.id, undefined, PrivateKeyJwt(key), options),
    ]) {
      expect(await clientCredentialsGrant(configuration, { scope: 'decisions' })).toMatchObject({
        expires_in: 300,
      });
    }
  });
});

it('shows the public half of every key of the ring, and nothing of the private one', async () => {
  const { keys } = await document('jwks');
  expect(keys.map((key: { kid: string }) => key.kid)).toEqual(
    service.config.keys.jwt.keys.map(({ id }) => id),
  );
  for (const key of keys)
    expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  expect(must(keys[0]).crv).toBe('P-256');
});
