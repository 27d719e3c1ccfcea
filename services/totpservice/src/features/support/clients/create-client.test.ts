import { randomUUID } from 'node:crypto';
import { auditEvents, clientSecrets } from '@tvm/db';
import { asc, eq } from 'drizzle-orm';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { asClient, askToken } from '../../../../test/clients.ts';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { createUser } from '../../../../test/people.ts';
import { stepUpWithCode } from '../../../../test/profile.ts';
import { allRows, expectOnlyRefusals } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const lead = await signedInEmployee(service, 'support_lead');
await createUser(service, { externalId: 'USR-1' });
const base = '/admin/clients';
let counter = 0;

const make = async (more: object = {}) =>
  (await lead.browser.post(base, { name: `Systeem ${++counter}`, scopes: ['decisions'], ...more })).body;
const token = (id: string, secret: string) => askToken(service, { scope: 'decisions' }, { id, secret });
const use = (id: string) => asClient(service, { id }, 'decisions')('GET', '/users/USR-1/two-factor');
const patch = (id: string, body: object) => lead.browser.patch(`${base}/${id}`, body);
const publicJwk = async (kid = 'one') => ({
  ...(await exportJWK((await generateKeyPair('ES256')).publicKey)),
  kid,
});
const eventsOf = async (id: string) => {
  const rows = await service.ownerDb.select().from(auditEvents).orderBy(asc(auditEvents.id));
  return rows
    .filter(({ details }) => details.client === id)
    .map(({ type, result, reason }) => [type, result, reason].filter(Boolean).join(' '));
};

describe('a client', () => {
  it('made with a secret gets a token with it; the secret is shown once and kept as a hash', async () => {
    const { client, secret } = await make();
    expect((await token(client.id, secret)).status).toBe(200);
    expect(client).toMatchObject({
      scopes: ['decisions'],
      authMethod: 'client_secret_basic',
      revokedAt: null,
    });
    const shown = await lead.browser.get(`${base}/${client.id}`);
    expect(shown.body).toEqual(client);
    expect(shown.text).not.toContain(secret);
    expect(JSON.stringify(await allRows(service))).not.toContain(secret);
    expect(await eventsOf(client.id)).toEqual(['client_created success']);
  });

  it('made with keys has no secret', async () => {
    const { client, secret } = await make({ jwks: { keys: [await publicJwk()] } });
    expect([secret, client.authMethod, client.secrets]).toEqual([null, 'private_key_jwt', []]);
    expect((await lead.browser.post(`${base}/${client.id}/secrets`)).body.code).toBe('client_has_no_secrets');
  });

  it.each([
    [
      'a private key',
      { jwks: { keys: [{ kty: 'EC', crv: 'P-256', kid: 'x', d: 'AAAA', x: 'A', y: 'A' }] } },
      'client_keys_refused',
    ],
    [
      'a fragment in a redirect URI',
      { redirectUris: ['https://tvm.test/callback#x'] },
      'redirect_uri_refused',
    ],
    ['http elsewhere', { redirectUris: ['http://tvm.test/callback'] }, 'redirect_uri_refused'],
    ['a wildcard', { redirectUris: ['https://*.tvm.test/callback'] }, 'redirect_uri_refused'],
    ['a user in a redirect URI', { redirectUris: ['https://a:b@tvm.test/callback'] }, 'redirect_uri_refused'],
    ['a script', { redirectUris: ['javascript:alert(1)'] }, 'redirect_uri_refused'],
    [
      'another spelling than it is compared in',
      { redirectUris: ['https://TVM.test/callback'] },
      'redirect_uri_refused',
    ],
    ['a bad URI after logging out', { postLogoutRedirectUris: ['data:text/html,x'] }, 'redirect_uri_refused'],
    ['a name in use', { name: 'Bezet' }, 'client_name_in_use'],
  ])('is not made with %s, which is written down', async (_what, more, code) => {
    if (code === 'client_name_in_use') await make(more);
    const before = await allRows(service);
    expect((await make(more)).code).toBe(code);
    await expectOnlyRefusals(service, before);
  });

  it('that loses a scope is refused with the next request, and gets no token for it', async () => {
    const { client, secret } = await make();
    expect((await use(client.id)).status).toBe(200);
    expect((await patch(client.id, { scopes: ['events'] })).body.scopes).toEqual(['events']);
    expect((await use(client.id)).body.code).toBe('insufficient_scope');
    expect((await token(client.id, secret)).body.error).toBe('invalid_scope');
    expect(await eventsOf(client.id)).toEqual(['client_created success', 'client_changed success']);
  });

  it('whose keys are changed has no token any more that the former ones got', async () => {
    service.clock.now = new Date(service.clock.now.setMilliseconds(500));
    const { client } = await make({ jwks: { keys: [await publicJwk()] } });
    expect((await use(client.id)).status).toBe(200);
    expect((await patch(client.id, { jwks: { keys: [await publicJwk('two')] } })).body.keys).toEqual([
      { kid: 'two', kty: 'EC' },
    ]);
    expect((await use(client.id)).body.code).toBe('invalid_token');
    service.clock.advance(1);
    expect((await use(client.id)).status).toBe(200);
  });

  it('with a secret takes no keys', async () => {
    const { client } = await make();
    expect((await patch(client.id, { jwks: { keys: [await publicJwk()] } })).body.code).toBe(
      'client_has_no_keys',
    );
  });
});

describe('secrets', () => {
  it('are two at most, whatever comes at once; both work, and the one that is left goes on when the other is revoked', async () => {
    service.clock.now = new Date(service.clock.now.setMilliseconds(500));
    const { client, secret } = await make();
    const added = await Promise.all(
      Array.from({ length: 10 }, () => lead.browser.copy().post(`${base}/${client.id}/secrets`)),
    );
    const made = added.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    for (const { body } of added.filter(({ status }) => status !== 201))
      expect(body.code).toBe('client_secret_limit');
    const second = made[0]?.body;
    expect((await token(client.id, secret)).status).toBe(200);
    expect((await token(client.id, second.secret)).status).toBe(200);
    const [former] = client.secrets;
    expect((await lead.browser.delete(`${base}/${client.id}/secrets/${former.id}`)).status).toBe(204);
    expect((await token(client.id, secret)).status).toBe(401);
    expect((await token(client.id, second.secret)).status).toBe(200);
    expect((await use(client.id)).body.code).toBe('invalid_token');
    service.clock.advance(1);
    expect((await use(client.id)).status).toBe(200);
    expect((await lead.browser.delete(`${base}/${client.id}/secrets/${former.id}`)).body.code).toBe(
      'client_secret_not_found',
    );
    expect(await service.ownerDb.$count(clientSecrets, eq(clientSecrets.clientId, client.id))).toBe(2);
  });

  it('of another client are not found', async () => {
    const [one, other] = [await make(), await make()];
    const [secret] = other.client.secrets;
    const answer = await lead.browser.delete(`${base}/${one.client.id}/secrets/${secret.id}`);
    expect(answer.body.code).toBe('client_secret_not_found');
  });
});

describe('a revoked client', () => {
  it('is refused everywhere at once, stays in the list, and never changes again', async () => {
    const { client, secret } = await make();
    expect((await lead.browser.post(`${base}/${client.id}/revocation`)).status).toBe(204);
    expect((await use(client.id)).body.code).toBe('invalid_token');
    expect((await token(client.id, secret)).body.error).toBe('invalid_client');
    expect((await lead.browser.post(`${base}/${client.id}/revocation`)).status).toBe(204);
    expect((await patch(client.id, { scopes: ['events'] })).body.code).toBe('client_revoked');
    expect((await lead.browser.post(`${base}/${client.id}/secrets`)).body.code).toBe('client_revoked');
    const { items } = (await lead.browser.get(base)).body;
    expect(items.find(({ id }: { id: string }) => id === client.id).revokedAt).not.toBeNull();
    expect((await eventsOf(client.id)).filter((event) => event === 'client_revoked success')).toHaveLength(1);
  });
});

it('what is no client is not found, by any operation', async () => {
  const id = randomUUID();
  const answers = [
    await lead.browser.get(`${base}/${id}`),
    await patch(id, { scopes: ['events'] }),
    await lead.browser.post(`${base}/${id}/secrets`),
    await lead.browser.delete(`${base}/${id}/secrets/${id}`),
    await lead.browser.post(`${base}/${id}/revocation`),
  ];
  for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'client_not_found']);
});

it('tokens and refusals of the token endpoint are in the trail, with scopes and reason, of known clients only', async () => {
  const { client, secret } = await make();
  await token(client.id, secret);
  await token(client.id, `${secret.slice(1)}A`);
  // Whoever knows the id doesn't fill the trail: one a minute.
  for (let time = 0; time < 20; time++) await token(client.id, 'geraden');
  await token(randomUUID(), secret);
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

it('changes need a code of the last five minutes', async () => {
  service.clock.advance(301);
  expect((await make()).code).toBe('step_up_required');
  await stepUpWithCode(service, lead.browser, lead.secret);
  expect((await make()).client.scopes).toEqual(['decisions']);
});
