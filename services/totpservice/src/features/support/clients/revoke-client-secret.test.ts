import { randomUUID } from 'node:crypto';
import { clientSecrets } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { base, startClientAdministration } from '../../../../test/client-administration.ts';

const { service, lead, make, token, use } = await startClientAdministration();

describe('revokeClientSecret', () => {
  it('ends one of two: the other goes on, and tokens of before are dead', async () => {
    service.clock.now = new Date(service.clock.now.setMilliseconds(500));
    const { client, secret } = await make();
    const second = (await lead.browser.post(`${base}/${client.id}/secrets`)).body;
    const [former] = client.secrets;
    const path = `${base}/${client.id}/secrets/${former.id}`;
    expect((await lead.browser.delete(path)).status).toBe(204);
    expect((await token(client.id, secret)).status).toBe(401);
    expect((await token(client.id, second.secret)).status).toBe(200);
    expect((await use(client.id)).body.code).toBe('invalid_token');
    service.clock.advance(1);
    expect((await use(client.id)).status).toBe(200);
    expect((await lead.browser.delete(path)).body.code).toBe('client_secret_not_found');
    expect(await service.ownerDb.$count(clientSecrets, eq(clientSecrets.clientId, client.id))).toBe(2);
  });

  it('finds none of another client', async () => {
    const [one, other] = [await make(), await make()];
    const [secret] = other.client.secrets;
    const answer = await lead.browser.delete(`${base}/${one.client.id}/secrets/${secret.id}`);
    expect(answer.body.code).toBe('client_secret_not_found');
  });

  it('finds no client that there is not', async () => {
    const id = randomUUID();
    const { status, body } = await lead.browser.delete(`${base}/${id}/secrets/${id}`);
    expect([status, body.code]).toEqual([404, 'client_not_found']);
  });
});
