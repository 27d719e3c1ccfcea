import { randomUUID } from 'node:crypto';
import { clients, oidcRecords } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { createClient } from '../../../../test/clients.ts';
import { startService } from '../../../../test/harness.ts';

const service = await startService({}, afterAll);

/** An interaction of a client that has just begun a login, as the issuer keeps it. */
async function begin(model = 'Interaction') {
  const client = await createClient(service, ['decisions']);
  const id = randomUUID();
  await service.ownerDb.insert(oidcRecords).values({
    model,
    idHash: hashToken('oidc', id),
    payload: { params: { client_id: client.id } },
    expiresAt: new Date(service.clock.now.getTime() + 60_000),
  });
  return { client, id };
}
const ask = async (id: string) => (await service.browser().get(`/interactions/${id}`)).body;

describe('getInteraction', () => {
  it('names the application, and tells nothing else', async () => {
    const { id } = await begin();
    expect(await ask(id)).toEqual({ application: expect.stringMatching(/^Systeem \d+$/) });
  });

  it('knows none that ended, of a revoked client, of another kind, or of nobody', async () => {
    const [revoked, expired] = [await begin(), await begin()];
    await service.ownerDb
      .update(clients)
      .set({ revokedAt: service.clock.now })
      .where(eq(clients.id, revoked.client.id));
    const session = await begin('Session');
    for (const id of [revoked.id, session.id, randomUUID()])
      expect((await ask(id)).code).toBe('interaction_not_found');
    service.clock.advance(60);
    expect((await ask(expired.id)).code).toBe('interaction_not_found');
  });
});
