import { randomUUID } from 'node:crypto';
import { clientSecrets } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { base, publicJwk, startClientAdministration } from '../../../../test/client-administration.ts';

const { service, lead, make, token } = await startClientAdministration();

describe('addClientSecret', () => {
  it('adds a second one and no third, whatever comes at once; both work, and two rows are kept', async () => {
    const { client, secret } = await make();
    const added = await Promise.all(
      Array.from({ length: 10 }, () => lead.browser.copy().post(`${base}/${client.id}/secrets`)),
    );
    const made = added.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    for (const { body } of added.filter(({ status }) => status !== 201))
      expect(body.code).toBe('client_secret_limit');
    expect((await token(client.id, secret)).status).toBe(200);
    expect((await token(client.id, made[0]?.body.secret)).status).toBe(200);
    expect(await service.ownerDb.$count(clientSecrets, eq(clientSecrets.clientId, client.id))).toBe(2);
  });

  it('adds none to a client with keys, and none to a revoked one', async () => {
    const [keys, ended] = [await make({ jwks: { keys: [await publicJwk()] } }), await make()];
    await lead.browser.post(`${base}/${ended.client.id}/revocation`);
    const add = async (id: string) => (await lead.browser.post(`${base}/${id}/secrets`)).body.code;
    expect(await add(keys.client.id)).toBe('client_has_no_secrets');
    expect(await add(ended.client.id)).toBe('client_revoked');
  });

  it('finds no client that there is not', async () => {
    const { status, body } = await lead.browser.post(`${base}/${randomUUID()}/secrets`);
    expect([status, body.code]).toEqual([404, 'client_not_found']);
  });
});
