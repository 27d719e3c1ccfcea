import { randomUUID } from 'node:crypto';
import { clients } from '@tvm/db';
import { generateKeyRing, parseKeyRing } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import { SignJWT } from 'jose';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { accessToken, asClient, askAs, askToken, createClient } from '../../test/clients.ts';
import { startService } from '../../test/harness.ts';
import { createUser, signIn } from '../../test/people.ts';
import { allRows, expectOnlyRefusals } from '../../test/records.ts';

const service = await startService({}, afterAll);
const client = await createClient(service, ['decisions', 'events']);
await createUser(service, { externalId: 'USR-1' });
const path = '/users/USR-1/two-factor';
const ask = (token: string) => askAs(service, { authorization: `Bearer ${token}` }, 'GET', path);
const codeOf = (answer: { status: number; body: { code: string } }) => [answer.status, answer.body.code];

/** A service with other keys: what it issues is none of ours. */
const stranger = {
  ...service,
  config: {
    ...service.config,
    keys: { ...service.config.keys, jwt: parseKeyRing('JWT_KEYS', generateKeyRing()) },
  },
};
const now = Math.floor(service.clock.now.getTime() / 1000);

describe('an access token', () => {
  it('from the token endpoint opens what it is for', async () => {
    const { body } = await askToken(service, { scope: 'decisions' }, client);
    expect((await ask(String(body.access_token))).status).toBe(200);
  });

  it.each([
    ['of another issuer', { iss: 'https://elders.test/totpservice/oidc' }, {}],
    ['for another audience', { aud: 'https://elders.test/' }, {}],
    ['that has expired', { exp: now - 1 }, {}],
    ['that is not valid yet', { nbf: now + 60 }, {}],
    ['without an end', { exp: undefined }, {}],
    ['without an audience', { aud: undefined }, {}],
    ['without an issuer', { iss: undefined }, {}],
    ['without a client', { client_id: undefined }, {}],
    ['of an unknown client', { client_id: randomUUID() }, {}],
    ['of another type', {}, { typ: 'JWT' }],
    ['of an id token’s type', {}, { typ: undefined }],
    ['of an unknown key', {}, { kid: 'elders' }],
    ['without a key id', {}, { kid: undefined }],
    ['with a critical header that nobody knows', {}, { crit: ['b64'], b64: true }],
  ])('%s is refused', async (_what, claims, header) => {
    const answer = await ask(await accessToken(service, client, 'decisions', claims, header));
    expect(codeOf(answer)).toEqual([401, 'invalid_token']);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="totpservice", error="invalid_token"');
  });

  it('of another key under the same id is refused', async () => {
    const [{ id: kid }] = service.config.keys.jwt.keys;
    const forged = await accessToken(stranger, client, 'decisions', {}, { kid });
    expect(codeOf(await ask(forged))).toEqual([401, 'invalid_token']);
  });

  it('without a signature, or signed with the public key as a secret, is refused', async () => {
    const right = await accessToken(service, client, 'decisions');
    const [, payload = ''] = right.split('.');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [{ id: kid }] = service.config.keys.jwt.keys;
    expect(codeOf(await ask(`${part({ alg: 'none', typ: 'at+jwt', kid })}.${payload}.`))).toEqual([
      401,
      'invalid_token',
    ]);
    const { keys } = (await service.app.inject('/totpservice/oidc/jwks')).json();
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const confused = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid })
      .sign(Buffer.from(JSON.stringify(keys[0])));
    expect(codeOf(await ask(confused))).toEqual([401, 'invalid_token']);
    expect(codeOf(await ask(`${right.slice(0, -2)}AA`))).toEqual([401, 'invalid_token']);
  });

  it.each([
    ['nothing', {}],
    ['a blank', { authorization: 'Bearer ' }],
    ['two tokens', { authorization: 'Bearer a b' }],
    ['a secret', { authorization: 'Basic YTpi' }],
  ])('in place of which there is %s is refused', async (_what, headers) => {
    expect(codeOf(await askAs(service, headers, 'GET', path))).toEqual([401, 'invalid_token']);
  });

  it('is what counts: a session opens nothing here', async () => {
    const browser = await signIn(service, await createUser(service, { isMainUser: true }));
    expect((await browser.get(path)).body.code).toBe('invalid_token');
  });

  it('opens nothing that is for people', async () => {
    const authorization = `Bearer ${await accessToken(service, client, 'decisions')}`;
    expect(codeOf(await askAs(service, { authorization }, 'GET', '/session'))).toEqual([
      401,
      'unauthenticated',
    ]);
    expect(codeOf(await askAs(service, { authorization }, 'GET', '/admin/employees'))).toEqual([
      401,
      'unauthenticated',
    ]);
  });

  it('of a key that was in front before is still taken while the ring has it', async () => {
    const before = await accessToken(service, client, 'decisions');
    const fresh = generateKeyRing();
    const jwt = {
      ...service.config.keys.jwt,
      keys: [...parseKeyRing('JWT_KEYS', fresh).keys, ...service.config.keys.jwt.keys] as const,
    };
    const rotated = await startService({
      keys: { ...service.config.keys, jwt },
    });
    const other = await createClient(rotated, ['decisions']);
    await createUser(rotated, { externalId: 'USR-1' });
    const old = await accessToken(service, other, 'decisions');
    const answers = [old, before].map((token) =>
      askAs(rotated, { authorization: `Bearer ${token}` }, 'GET', path),
    );
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 401]);
  });

  it('is refused after its end, and where the clock went back, whatever it was good for before', async () => {
    const began = service.clock.now;
    onTestFinished(() => {
      service.clock.now = began;
    });
    const token = await accessToken(service, client, 'decisions', {
      nbf: Math.floor(began.getTime() / 1000),
    });
    expect((await ask(token)).status).toBe(200);
    service.clock.advance(-1);
    expect(codeOf(await ask(token))).toEqual([401, 'invalid_token']);
    service.clock.advance(300);
    expect((await ask(token)).status).toBe(200);
    service.clock.advance(2);
    expect(codeOf(await ask(token))).toEqual([401, 'invalid_token']);
  });
});

describe('a client', () => {
  it('is refused without the scope, in its token or of its own, and it is written down', async () => {
    for (const [scope, has] of [
      ['events', ['decisions', 'events']],
      ['', ['decisions']],
      ['decisions', ['events']],
    ] as const) {
      const lacking = await createClient(service, [...has]);
      const before = await allRows(service);
      const answer = await asClient(service, lacking, scope)('GET', path);
      expect(codeOf(answer)).toEqual([403, 'insufficient_scope']);
      expect(answer.headers['www-authenticate']).toBe(
        'Bearer realm="totpservice", error="insufficient_scope", scope="decisions"',
      );
      await expectOnlyRefusals(service, before);
    }
  });

  it('that is revoked is refused with the next request, on every instance', async () => {
    const revoked = await createClient(service, ['decisions']);
    const token = await accessToken(service, revoked, 'decisions');
    expect((await ask(token)).status).toBe(200);
    await service.ownerDb
      .update(clients)
      .set({ revokedAt: service.clock.now })
      .where(eq(clients.id, revoked.id));
    expect(codeOf(await ask(token))).toEqual([401, 'invalid_token']);
  });

  it('whose tokens were ended needs a new one', async () => {
    const own = await createClient(service, ['decisions']);
    const token = await accessToken(service, own, 'decisions');
    await service.ownerDb
      .update(clients)
      .set({ tokensValidFrom: new Date(service.clock.now.getTime() + 1000) })
      .where(eq(clients.id, own.id));
    expect(codeOf(await ask(token))).toEqual([401, 'invalid_token']);
    expect((await ask(await accessToken(service, own, 'decisions', { iat: now + 2 }))).status).toBe(200);
  });
});
