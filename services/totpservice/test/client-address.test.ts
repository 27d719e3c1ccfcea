import { auditEvents } from '@tvm/db';
import { desc } from 'drizzle-orm';
import supertest from 'supertest';
import { expect, it } from 'vitest';
import { openSessionsOf } from './facts.ts';
import { startService, type TestService } from './harness.ts';
import { wrongCodeOf } from './mailed-links.ts';
import { createUser, enrol, password, startCodeStep } from './people.ts';

const forwarded = '203.0.113.9, 198.51.100.7';

/** Where the service believes a login came from that carries these headers. */
async function believedAddress(
  service: TestService,
  headers: Record<string, string>,
): Promise<string | null | undefined> {
  const { email } = await createUser(service);
  await supertest(service.app.server)
    .post('/totpservice/api/v1/login')
    .set({ origin: service.config.publicOrigin, ...headers })
    .send({ email, password });
  const [event] = await service.ownerDb.select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(1);
  return event?.clientAddress;
}

it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-client-ip', 'true-client-ip', 'cf-connecting-ip'])(
  'nobody says by %s where they are, as long as no proxy is listed',
  async (header) => {
    const service = await startService();
    expect(await believedAddress(service, { [header]: forwarded })).toBe('127.0.0.1');
  },
);

it('of a listed proxy the address that it added counts, and nothing that stood there before', async () => {
  const service = await startService({ trustProxy: ['127.0.0.1'] });
  expect(await believedAddress(service, { 'x-forwarded-for': forwarded })).toBe('198.51.100.7');
  const unlisted = await startService({ trustProxy: ['10.0.0.0/8'] });
  expect(await believedAddress(unlisted, { 'x-forwarded-for': forwarded })).toBe('127.0.0.1');
});

it('the brake is not loosened by another forwarding header with each request', async () => {
  const { app } = await startService({ rateLimitPerMinute: 5 });
  const statuses: number[] = [];
  for (let request = 0; request < 8; request++) {
    const headers = { 'x-forwarded-for': `203.0.113.${request}` };
    statuses.push((await app.inject({ url: '/totpservice/api/v1/session', headers })).statusCode);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
});

it('wrong codes are counted by account: another address with each gives none back', async () => {
  const service = await startService({ trustProxy: ['127.0.0.1'] });
  const user = await createUser(service);
  const secret = await enrol(service, user);
  const { cookies } = await startCodeStep(service, user);
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 8; attempt++) {
    const response = await supertest(service.app.server)
      .post('/totpservice/api/v1/login/code')
      .set({ origin: service.config.publicOrigin, cookie, 'x-forwarded-for': `203.0.113.${attempt}` })
      .send({ code: wrongCodeOf(service, secret) });
    statuses.push(response.status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  expect(await openSessionsOf(service, user.id)).toEqual([]);
});
