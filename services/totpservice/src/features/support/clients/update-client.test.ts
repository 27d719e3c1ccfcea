import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { base, publicJwk, startClientAdministration } from '../../../../test/client-administration.ts';

const { service, lead, make, token, use, patch, eventsOf } = await startClientAdministration();

describe('updateClient', () => {
  it('takes a scope away: the client is refused with the next request, and gets no token for it', async () => {
    const { client, secret } = await make();
    expect((await use(client.id)).status).toBe(200);
    expect((await patch(client.id, { scopes: ['events'] })).body.scopes).toEqual(['events']);
    expect((await use(client.id)).body.code).toBe('insufficient_scope');
    expect((await token(client.id, secret)).body.error).toBe('invalid_scope');
    expect(await eventsOf(client.id)).toEqual(['client_created success', 'client_changed success']);
  });

  it('changes keys: no token counts any more that the former ones got', async () => {
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

  it('gives no keys to a client with a secret', async () => {
    const { client } = await make();
    expect((await patch(client.id, { jwks: { keys: [await publicJwk()] } })).body.code).toBe(
      'client_has_no_keys',
    );
  });

  it('never changes a revoked client', async () => {
    const { client } = await make();
    await lead.browser.post(`${base}/${client.id}/revocation`);
    expect((await patch(client.id, { scopes: ['events'] })).body.code).toBe('client_revoked');
  });

  it('finds no client that there is not', async () => {
    const { status, body } = await patch(randomUUID(), { scopes: ['events'] });
    expect([status, body.code]).toEqual([404, 'client_not_found']);
  });
});
