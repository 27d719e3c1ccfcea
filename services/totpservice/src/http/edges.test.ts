import { afterAll, describe, expect, it } from 'vitest';
import { accessToken, createClient } from '../../test/clients.ts';
import { operations } from '../../test/contract-requests.ts';
import { startService } from '../../test/harness.ts';
import { createUser, signIn } from '../../test/people.ts';

const service = await startService({}, afterAll);
const api = '/totpservice/api/v1';
const json = { 'content-type': 'application/json' };

async function cookieOfSomebody(): Promise<string> {
  const { cookies } = await signIn(service, await createUser(service));
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

async function send(method: string, url: string, headers: Record<string, string> = {}, payload?: string) {
  const answer = await service.app.inject({
    method: method as 'GET',
    url,
    headers,
    ...(payload && { payload }),
  });
  return {
    status: answer.statusCode,
    code: answer.body && answer.json().code,
    errors: answer.body && answer.json().errors,
    headers: answer.headers,
  };
}

describe('a path that nobody serves', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'GET'])(
    'is not found by %s, whatever was sent and from wherever',
    async (method) => {
      for (const headers of [
        {},
        json,
        { 'content-type': 'text/plain' },
        { ...json, origin: 'https://elsewhere.test' },
      ])
        for (const payload of method === 'GET' ? [undefined] : [undefined, '{', 'x'.repeat(20_000)])
          expect(await send(method, `${api}/nowhere`, headers, payload)).toMatchObject({
            status: 404,
            code: 'not_found',
          });
    },
  );
});

describe('a path with another method', () => {
  it.each([
    ['POST', '/session', 'GET, HEAD, DELETE'],
    ['GET', '/login', 'POST'],
    ['OPTIONS', '/login', 'POST'],
    ['POST', '/users/USR-1', 'GET, HEAD, PUT, DELETE'],
  ])('says to %s %s which there are', async (method, path, allow) => {
    for (const headers of [{}, { ...json, origin: 'https://elsewhere.test' }]) {
      const answer = await send(method, api + path, headers, '{');
      expect(answer).toMatchObject({ status: 405, code: 'method_not_allowed' });
      expect(answer.headers.allow).toBe(allow);
    }
  });

  it.each(operations)('is served as the contract says: $method $path', async ({ method, path }) => {
    expect((await send(method, path)).status).not.toBe(405);
  });
});

describe('a bearer challenge', () => {
  const challengeOf = async (authorization?: string) =>
    (await send('GET', `${api}/users/USR-1`, authorization === undefined ? {} : { authorization })).headers[
      'www-authenticate'
    ];

  it('tells who showed no token of no error', async () => {
    expect(await challengeOf()).toBe('Bearer realm="totpservice"');
  });

  it('tells who showed a bad one so', async () => {
    expect(await challengeOf('Bearer nonsense')).toBe('Bearer realm="totpservice", error="invalid_token"');
  });

  it('names the scope that is missing', async () => {
    const client = await createClient(service, ['decisions']);
    expect(await challengeOf(`Bearer ${await accessToken(service, client, 'decisions')}`)).toBe(
      'Bearer realm="totpservice", error="insufficient_scope", scope="provisioning"',
    );
  });
});

it('takes an empty body with a type where none is expected, and refuses it where one is', async () => {
  const own = { ...json, cookie: await cookieOfSomebody(), origin: service.config.publicOrigin };
  expect((await send('POST', `${api}/login`, own)).code).toBe('malformed_body');
  expect((await send('DELETE', `${api}/session`, own)).status).toBe(204);
});

it('says in words of its own what is wrong, and where by one kind of pointer', async () => {
  const own = { ...json, origin: service.config.publicOrigin };
  const wrong = async (body: object) =>
    (await send('POST', `${api}/login`, own, JSON.stringify(body))).errors;
  expect(await wrong({ email: 'a@b.test' })).toEqual([
    { in: 'body', pointer: '/password', message: 'is missing' },
  ]);
  expect(await wrong({ email: 1, password: 'x' })).toEqual([
    { in: 'body', pointer: '/email', message: 'must be a string' },
  ]);
  expect(await wrong({ email: 'a@b.test', password: 'x', 'a/b~c': 1 })).toEqual([
    { in: 'body', pointer: '/a~1b~0c', message: 'is not in the contract' },
  ]);
  const cookie = await cookieOfSomebody();
  expect((await send('GET', `${api}/session?page=1`, { cookie })).errors).toEqual([
    { in: 'query', pointer: '/page', message: 'is not in the contract' },
  ]);
});

it('says with each answer to a system how many requests are left and until when, and to nobody else', async () => {
  const { headers } = await send('GET', `${api}/users/USR-1`);
  const limit = Number(headers['ratelimit-limit']);
  expect(limit).toBeGreaterThan(service.config.rateLimitPerMinute);
  expect(Number(headers['ratelimit-remaining'])).toBeLessThan(limit);
  expect(Number(headers['ratelimit-reset'])).toBeLessThanOrEqual(60);
  expect(Object.keys((await send('GET', `${api}/session`)).headers).join()).not.toContain('ratelimit');
});
