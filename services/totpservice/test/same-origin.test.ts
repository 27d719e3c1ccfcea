import supertest from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { everyCookie, operations } from './contract-requests.ts';
import { eventsOf, openSessionsOf } from './facts.ts';
import { startService } from './harness.ts';
import { createUser, password, signIn } from './people.ts';
import { allRows } from './records.ts';

const service = await startService({}, afterAll);
const agent = supertest(service.app.server);
const own = service.config.publicOrigin;

const foreign: [what: string, headers: Record<string, string>][] = [
  ['from another origin', { origin: 'https://evil.test' }],
  ['from another port', { origin: 'http://localhost:3001' }],
  ['from another scheme', { origin: 'https://localhost:3000' }],
  ['from an origin that starts like ours', { origin: `${own}.evil.test` }],
  ['from a sandboxed page', { origin: 'null' }],
  ['without an origin', {}],
  ['with an empty origin', { origin: '' }],
  ['cross-site by the browser itself', { origin: own, 'sec-fetch-site': 'cross-site' }],
  ['from a sister site', { origin: own, 'sec-fetch-site': 'same-site' }],
  ['typed into the address bar', { 'sec-fetch-site': 'none' }],
  [
    'under a forwarded host',
    { origin: 'https://evil.test', host: 'evil.test', 'x-forwarded-host': 'evil.test' },
  ],
];

/** What is signed takes no cookie; webhook-signature.test.ts shows that none opens it. */
const byCookie = operations.filter(
  ({ id, method, isForClients }) => method !== 'GET' && id !== 'receiveMailEvent' && !isForClients,
);

it.each(byCookie)(
  '$id from another origin is refused, with every cookie, and changes nothing',
  async ({ method, path, body }) => {
    const cookie = (await everyCookie(service))(path);
    const before = await allRows(service);
    const { statusCode, ...response } = await service.app.inject({
      method,
      url: path,
      headers: { origin: 'https://evil.test', cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { payload: JSON.stringify(body.example) }),
    });
    expect([statusCode, response.json().code]).toEqual([403, 'origin_refused']);
    expect(await allRows(service)).toEqual(before);
  },
);

describe('a change that does not come from our own pages is refused', () => {
  it.each(foreign)('a login %s', async (_what, headers) => {
    const user = await createUser(service);
    const response = await agent
      .post('/totpservice/api/v1/login')
      .set(headers)
      .send({ email: user.email, password });
    expect([response.status, response.body.code]).toEqual([403, 'origin_refused']);
    expect(await openSessionsOf(service, user.id)).toEqual([]);
    expect(await eventsOf(service, user.id)).toEqual([]);
  });

  it.each(foreign)('a logout %s', async (_what, headers) => {
    const user = await createUser(service);
    const browser = await signIn(service, user);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await agent.delete('/totpservice/api/v1/session').set({ ...headers, cookie });
    expect(response.status).toBe(403);
    expect(await openSessionsOf(service, user.id)).toHaveLength(1);
  });

  it('a form that a foreign page submits', async () => {
    const user = await createUser(service);
    for (const type of [
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data; boundary=x',
    ]) {
      const form = agent.post('/totpservice/api/v1/login').set('origin', own).set('content-type', type);
      const response = await form.send(`{"email":"${user.email}","password":"${password}"}`);
      expect([response.status, response.body.code]).toEqual([415, 'unsupported_media_type']);
    }
    expect(await openSessionsOf(service, user.id)).toEqual([]);
  });
});

it.each<[string, Record<string, string>]>([
  ['with the origin', { origin: own }],
  ['with the origin and the browser’s own word', { origin: own, 'sec-fetch-site': 'same-origin' }],
  ['with the browser’s own word only', { 'sec-fetch-site': 'same-origin' }],
])('a change from our own pages is taken, %s', async (_what, headers) => {
  const user = await createUser(service);
  const login = agent.post('/totpservice/api/v1/login').set(headers);
  expect((await login.send({ email: user.email, password })).body).toEqual({ next: 'session' });
});

it('reading asks for no origin, and gives none away', async () => {
  const response = await agent.get('/totpservice/api/v1/openapi.json').set('origin', 'https://evil.test');
  expect(response.status).toBe(200);
  expect(response.headers).not.toHaveProperty('access-control-allow-origin');
});
