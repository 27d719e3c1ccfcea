import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { base, publicJwk, startClientAdministration } from '../../../../test/client-administration.ts';
import { allRows, expectOnlyRefusals } from '../../../../test/records.ts';

const { service, lead, make, token, use, patch, eventsOf } = await startClientAdministration();

describe('updateClient', () => {
  it('takes a scope away: the client is refused with the next request, and gets no token for it', async () => {
    const { client, secret } = await make({ scopes: ['decisions', 'events'] });
    expect((await use(client.id)).status).toBe(200);
    expect((await patch(client.id, { scopes: ['events'] })).body.scopes).toEqual(['events']);
    expect((await use(client.id)).body.code).toBe('insufficient_scope');
    expect((await token(client.id, secret)).body.error).toBe('invalid_scope');
    expect(await eventsOf(client.id)).toEqual(['client_changed success']);
  });

  it('takes a key away: no token counts any more that the client had, and the other key stays', async () => {
    service.clock.now = new Date(service.clock.now.setMilliseconds(500));
    const { client } = await make({ jwks: { keys: [await publicJwk(), await publicJwk('two')] } });
    expect((await use(client.id)).status).toBe(200);
    const { body } = await patch(client.id, { keys: ['two'] });
    expect(body.keys).toEqual([client.keys[1]]);
    expect((await use(client.id)).body.code).toBe('invalid_token');
    service.clock.advance(1);
    expect((await use(client.id)).status).toBe(200);
  });

  it('takes addresses away', async () => {
    const redirectUris = ['https://een.test/', 'https://twee.test/'];
    const { client } = await make({ redirectUris, backchannelLogoutUris: ['https://een.test/'] });
    expect((await patch(client.id, { backchannelLogoutUris: [] })).body.backchannelLogoutUris).toEqual([]);
    const { body } = await patch(client.id, { redirectUris: ['https://een.test/'] });
    expect(body).toMatchObject({ redirectUris: ['https://een.test/'], scopes: ['decisions'] });
  });

  it.each([
    ['scope', { scopes: ['decisions', 'provisioning'] }],
    ['key', { keys: ['one', 'two'] }],
    ['address', { redirectUris: ['https://een.test/', 'https://twee.test/'] }],
    ['address after logging out', { postLogoutRedirectUris: ['https://een.test/'] }],
    ['address for logouts', { backchannelLogoutUris: ['https://een.test/'] }],
  ])('gives no %s that the client does not have: that takes two', async (_what, change) => {
    const { client } = await make({
      jwks: { keys: [await publicJwk()] },
      redirectUris: ['https://een.test/'],
    });
    const before = await allRows(service);
    expect((await patch(client.id, change)).body.code).toBe('client_grant_needed');
    await expectOnlyRefusals(service, before);
  });

  it('takes no keys', async () => {
    const { client } = await make({ jwks: { keys: [await publicJwk()] } });
    const { body } = await patch(client.id, { jwks: { keys: [await publicJwk('two')] } });
    expect(body.code).toBe('validation_failed');
  });

  it('never changes a revoked client', async () => {
    const { client } = await make();
    await lead.browser.post(`${base}/${client.id}/revocation`);
    expect((await patch(client.id, { scopes: [] })).body.code).toBe('client_revoked');
  });

  it('finds no client that there is not', async () => {
    const { status, body } = await patch(randomUUID(), { scopes: ['events'] });
    expect([status, body.code]).toEqual([404, 'client_not_found']);
  });
});
