import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { base, startClientAdministration } from '../../../../test/client-administration.ts';

const { lead, make, token, use, eventsOf } = await startClientAdministration();

describe('revokeClient', () => {
  it('has the client refused everywhere at once, and is done once', async () => {
    const { client, secret } = await make();
    const revoke = () => lead.browser.post(`${base}/${client.id}/revocation`);
    expect((await use(client.id)).status).toBe(200);
    expect((await revoke()).status).toBe(204);
    expect((await use(client.id)).body.code).toBe('invalid_token');
    expect((await token(client.id, secret)).body.error).toBe('invalid_client');
    expect((await revoke()).status).toBe(204);
    expect((await eventsOf(client.id)).filter((event) => event === 'client_revoked success')).toHaveLength(1);
  });

  it('finds no client that there is not', async () => {
    const { status, body } = await lead.browser.post(`${base}/${randomUUID()}/revocation`);
    expect([status, body.code]).toEqual([404, 'client_not_found']);
  });
});
