import { randomUUID } from 'node:crypto';
import { clientSecrets } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { base, startClientAdministration } from '../../../../test/client-administration.ts';
import { must } from '../../../../test/people.ts';

const { service, lead, make, token, use } = await startClientAdministration();

describe('revokeClientSecret', () => {
  it('ends one of two: the other goes on, and tokens of before are dead', async () => {
    service.clock.now = new Date(service.clock.now.setMilliseconds(500));
    const { client, secret } = await make();
    const second = mintToken();
    const secretHash = hashToken('client-secret', second);
    await service.ownerDb
      .insert(clientSecrets)
      .values({ clientId: client.id, secretHash, createdAt: service.clock.now });
    const path = `${base}/${client.id}/secrets/${must(client.secrets[0]).id}`;
    expect((await lead.browser.delete(path)).status).toBe(204);
    expect((await token(client.id, secret)).status).toBe(401);
    expect((await token(client.id, second)).status).toBe(200);
    expect((await use(client.id)).body.code).toBe('invalid_token');
    service.clock.advance(1);
    expect((await use(client.id)).status).toBe(200);
    expect((await lead.browser.delete(path)).body.code).toBe('client_secret_not_found');
    expect(await service.ownerDb.$count(clientSecrets, eq(clientSecrets.clientId, client.id))).toBe(2);
  });

  it('finds none of another client', async () => {
    const [one, other] = [await make(), await make()];
    const [secret] = other.client.secrets;
    const answer = await lead.browser.delete(`${base}/${one.client.id}/secrets/${must(secret).id}`);
    expect(answer.body.code).toBe('client_secret_not_found');
  });

  it('finds no client that there is not', async () => {
    const id = randomUUID();
    const { status, body } = await lead.browser.delete(`${base}/${id}/secrets/${id}`);
    expect([status, body.code]).toEqual([404, 'client_not_found']);
  });
});
