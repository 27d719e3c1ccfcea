import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import supertest, { type Response } from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { startService } from './harness.ts';
import { createUser, password } from './people.ts';

const webRoot = await mkdtemp(join(tmpdir(), 'tvm-web-'));
afterAll(() => rm(webRoot, { recursive: true }));
await mkdir(join(webRoot, 'assets'));
await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>Mijn TVM</title>');
await writeFile(join(webRoot, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
await writeFile(join(webRoot, 'assets', 'index-abc.js'), 'export {};');
for (const name of ['index.html', 'assets/index-abc.js']) {
  const content = await readFile(join(webRoot, name));
  await writeFile(join(webRoot, `${name}.br`), brotliCompressSync(content));
}

const service = await startService({ webRoot }, afterAll);
const braked = await startService({ rateLimitPerMinute: 1 }, afterAll);
await supertest(braked.app.server).get('/');
const user = await createUser(service);
const origin = service.config.publicOrigin;
const agent = supertest(service.app.server);
const api = '/totpservice/api/v1';
const post = (path: string) => agent.post(api + path).set('origin', origin);

const page = (name: string) => agent.get(`/totpservice/${name}`).set('host', 'localhost:3000');

const answers: [what: string, status: number, ask: () => PromiseLike<Response>][] = [
  ['a login', 200, () => post('/login').send({ email: user.email, password })],
  ['a logout', 204, () => agent.delete(`${api}/session`).set('origin', origin)],
  ['the contract', 200, () => agent.get(`${api}/openapi.json`)],
  ['a probe', 200, () => agent.get('/healthz')],
  ['invalid input', 400, () => post('/login').send({ email: 1 })],
  ['a body that is no JSON', 400, () => post('/login').type('json').send('{')],
  ['a path that does not decode', 404, () => agent.get('/totpservice/%E0%A4%A')],
  ['a stranger', 401, () => agent.get(`${api}/session`)],
  ['a foreign origin', 403, () => agent.post(`${api}/login`).send({ email: user.email, password })],
  ['an operation that is none', 404, () => agent.get(`${api}/none`)],
  ['a file that is none', 404, () => agent.get('/totpservice/none.js')],
  ['a method that is none', 405, () => agent.put(`${api}/login`).set('origin', origin)],
  ['a preflight', 405, () => agent.options(`${api}/login`).set('origin', 'https://evil.test')],
  ['a body of 1 MB', 413, () => post('/login').send({ email: 'a'.repeat(1_000_000), password })],
  ['another content type', 415, () => post('/login').type('text/plain').send('{}')],
  ['the brake', 429, () => supertest(braked.app.server).get('/')],
  ['the page that takes a token', 200, () => page('registration')],
  ['any other page', 200, () => page('passwordreset/')],
  ['the way to the SPA', 302, () => agent.get('/')],
  ['the SPA under another name', 302, () => agent.get('/totpservice/').set('host', 'evil.test')],
  ['the page of a problem', 200, () => agent.get('/totpservice/problems/internal_error')],
];
const files: typeof answers = [
  ['a picture of the SPA', 200, () => agent.get('/totpservice/favicon.svg')],
  ['a script of the SPA', 200, () => agent.get('/totpservice/assets/index-abc.js')],
];

describe('every answer is locked down', () => {
  it.each([...answers, ...files])('%s', async (_what, status, ask) => {
    const response = await ask();
    expect(response.status).toBe(status);
    expect(response.headers).toMatchObject({
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    });
    const policy = response.headers['content-security-policy'] ?? '';
    expect(policy.split(';')).toContain("default-src 'none'");
    expect(policy.split(';')).toContain("frame-ancestors 'none'");
    expect(policy.split(';')).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
    for (const told of ['access-control-allow-origin', 'x-powered-by', 'server', 'x-ratelimit-limit'])
      expect(response.headers).not.toHaveProperty(told);
    expect(response.text ?? '').not.toMatch(/node_modules|\.ts:\d|FST_/);
  });
});

it.each([...answers, ...files])(
  'an answer says by which id its request is in the log: %s',
  async (_what, _status, ask) => {
    const { headers, body } = await ask();
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    if (headers['content-type']?.startsWith('application/problem+json'))
      expect(body.requestId).toBe(headers['x-request-id']);
  },
);

it.each(answers)('nothing stores an answer of the service: %s', async (_what, _status, ask) => {
  expect((await ask()).headers['cache-control']).toBe('no-store');
});

it('what was compressed at build is sent so, under the same rules', async () => {
  const brotli = { 'accept-encoding': 'gzip, br' };
  const [script, start] = [
    await agent.get('/totpservice/assets/index-abc.js').set(brotli),
    await page('registration').set(brotli),
  ];
  for (const { status, headers } of [script, start]) {
    expect([status, headers['content-encoding']]).toEqual([200, 'br']);
    expect(headers.vary?.toLowerCase()).toContain('accept-encoding');
  }
  expect(script.headers['content-type']).toMatch(/javascript/);
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(start.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(start.headers['cache-control']).toBe('no-store');
});

it.each(answers.slice(0, 5))(
  'no answer of the API is compressed, whoever would take it: %s',
  async (_what, _status, ask) => {
    const asked = ask() as supertest.Test;
    expect((await asked.set('accept-encoding', 'gzip, br')).headers).not.toHaveProperty('content-encoding');
  },
);

it('pictures of the SPA are asked for again, files with a hash in their name are kept', async () => {
  const stored = await Promise.all(files.map(async ([, , ask]) => (await ask()).headers['cache-control']));
  expect(stored).toEqual(['no-cache', 'public, max-age=31536000, immutable']);
});

it('a redirect leads to the public origin, whatever host was asked for', async () => {
  const response = await agent
    .get('/totpservice/profile?x=1')
    .set('host', 'evil.test')
    .set('x-forwarded-host', 'evil.test');
  expect(response.headers.location).toBe(`${origin}/totpservice/profile?x=1`);
});
