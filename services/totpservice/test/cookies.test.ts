import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { startService } from './harness.ts';
import { createUser, enrol, mintLink, password } from './people.ts';

/** The cookies that a service sets at each place where it sets any: name, and attributes in their order. */
async function cookiesOf(publicOrigin: string) {
  const service = await startService({ publicOrigin });
  const user = await createUser(service);
  const enrolled = await createUser(service);
  await enrol(service, enrolled);
  const token = await mintLink(service, user);
  const post = (path: string, body: object) =>
    supertest(service.app.server).post(`/totpservice/api/v1${path}`).set('origin', publicOrigin).send(body);
  const responses = [
    await post('/login', { email: user.email, password }),
    await post('/login', { email: enrolled.email, password }),
    await post('/registrations/open', { token }),
    await supertest(service.app.server).delete('/totpservice/api/v1/session').set('origin', publicOrigin),
  ];
  return responses.flatMap((response) =>
    ((response.headers['set-cookie'] ?? []) as unknown as string[]).map((cookie) => {
      const [pair = '', ...attributes] = cookie.split('; ');
      return {
        name: pair.split('=')[0],
        value: pair.split('=')[1],
        expires: attributes.find((each) => each.startsWith('Expires='))?.slice('Expires='.length),
        others: attributes.filter((each) => !/^(Expires|Max-Age)=/.test(each)).sort(),
      };
    }),
  );
}

describe('a cookie', () => {
  it('is of this host only, for TLS, out of reach of scripts and of requests from elsewhere', async () => {
    const cookies = await cookiesOf('https://login.tvm.nl');
    const names = ['session', 'device', 'login-challenge', 'registration'].map((name) => `__Host-${name}`);
    // Whoever logs out keeps the device cookie.
    const ended = names.filter((name) => name !== '__Host-device');
    expect(cookies.map(({ name }) => name)).toEqual([...names, ...ended]);
    for (const { others } of cookies)
      expect(others).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
    for (const { value } of cookies.slice(0, 4)) expect(value).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('ends with what it stands for, or at once', async () => {
    const cookies = await cookiesOf('https://login.tvm.nl');
    const start = Date.parse('2026-03-02T09:00:10Z');
    const lives = cookies.map(({ expires }) => (Date.parse(expires ?? '') - start) / 1000);
    expect(lives.slice(0, 4)).toEqual([12 * 3600, 180 * 24 * 3600, 600, 24 * 3600]);
    for (const { value, expires } of cookies.slice(4))
      expect([value, expires]).toEqual(['', 'Thu, 01 Jan 1970 00:00:00 GMT']);
  });

  it('carries the port on loopback, so that two copies do not log each other out', async () => {
    const names = async (origin: string) => (await cookiesOf(origin)).slice(0, 4).map(({ name }) => name);
    expect(await names('http://localhost:3000')).toEqual([
      '__Host-session-3000',
      '__Host-device-3000',
      '__Host-login-challenge-3000',
      '__Host-registration-3000',
    ]);
    expect((await names('http://localhost'))[0]).toBe('__Host-session-80');
  });
});
