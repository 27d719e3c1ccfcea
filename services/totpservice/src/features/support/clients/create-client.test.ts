import { describe, expect, it } from 'vitest';
import { publicJwk, startClientAdministration } from '../../../../test/client-administration.ts';
import { stepUpWithCode } from '../../../../test/profile.ts';
import { allRows, expectOnlyRefusals } from '../../../../test/records.ts';

const { service, lead, make, token, eventsOf } = await startClientAdministration();

describe('createClient', () => {
  it('makes one with a secret that gets a token; the secret is shown once and kept as a hash', async () => {
    const { client, secret } = await make();
    expect((await token(client.id, secret)).status).toBe(200);
    expect(client).toMatchObject({
      scopes: ['decisions'],
      authMethod: 'client_secret_basic',
      revokedAt: null,
    });
    expect(JSON.stringify(await allRows(service))).not.toContain(secret);
    expect(await eventsOf(client.id)).toEqual(['client_created success']);
  });

  it('makes one with keys without a secret', async () => {
    const { client, secret } = await make({ jwks: { keys: [await publicJwk()] } });
    expect([secret, client.authMethod, client.secrets]).toEqual([null, 'private_key_jwt', []]);
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
  ])('makes none with %s, which is written down', async (_what, more, code) => {
    if (code === 'client_name_in_use') await make(more);
    const before = await allRows(service);
    expect((await make(more)).code).toBe(code);
    await expectOnlyRefusals(service, before);
  });

  it('needs a code of the last five minutes', async () => {
    service.clock.advance(301);
    expect((await make()).code).toBe('step_up_required');
    await stepUpWithCode(service, lead.browser, lead.secret);
    expect((await make()).client.scopes).toEqual(['decisions']);
  });
});
