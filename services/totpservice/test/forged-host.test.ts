import supertest from 'supertest';
import { afterAll, expect, it } from 'vitest';
import { startService } from './harness.ts';
import { createObligedUser } from './organisations.ts';
import { createUser, mintLink, password } from './people.ts';
import { allRows, queuedJobs } from './records.ts';

const service = await startService({}, afterAll);
const forged = {
  host: 'evil.test',
  'x-forwarded-host': 'evil.test',
  'x-forwarded-server': 'evil.test',
  'x-forwarded-proto': 'gopher',
  'x-forwarded-port': '666',
  'x-original-host': 'evil.test',
  'x-original-url': 'https://evil.test/',
  forwarded: 'host=evil.test;proto=gopher',
  referer: 'https://evil.test/',
};

it('nothing of a forged host reaches an answer, a row or a job: the mails are built without the request', async () => {
  const user = await createUser(service);
  const obliged = await createObligedUser(service);
  const expired = await mintLink(service, obliged, {
    createdAt: new Date(service.clock.now.getTime() - 2000),
    expiresAt: new Date(service.clock.now.getTime() - 1000),
  });
  const before = (await queuedJobs(service)).length;
  const requests: [path: string, body: object, status: number][] = [
    ['/password-resets', { email: user.email, lost: 'password' }, 202],
    ['/login', { email: obliged.email, password }, 200],
    ['/registrations/renew', { token: expired }, 202],
    ['/login', { email: user.email, password: 'Verkeerd-1!' }, 401],
  ];
  for (const [path, body, status] of requests) {
    const response = await supertest(service.app.server)
      .post(`/totpservice/api/v1${path}`)
      .set({ ...forged, origin: service.config.publicOrigin })
      .send(body);
    expect([path, response.status]).toEqual([path, status]);
    expect(response.text + JSON.stringify(response.headers)).not.toMatch(/evil|gopher/);
    if (status >= 400)
      expect(response.body.type).toMatch(`${service.config.publicOrigin}/totpservice/problems/`);
  }
  expect(await queuedJobs(service)).toHaveLength(before + 3);
  expect(JSON.stringify(await allRows(service))).not.toMatch(/evil|gopher/);
});
