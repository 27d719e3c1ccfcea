import { clientSecrets } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  askGrant,
  askNewClient,
  base,
  publicJwk,
  startClientAdministration,
  takeSecret,
  twoLeads,
} from '../../../../test/client-administration.ts';
import { must, signInWithCode } from '../../../../test/people.ts';
import { stepUpWithCode } from '../../../../test/profile.ts';
import { allRows } from '../../../../test/records.ts';

const { service, make, token, eventsOf } = await startClientAdministration();

/** A new client with a secret that waits to be taken, and who asked for it. */
async function approved(grant: object = { scopes: ['decisions'] }) {
  const leads = await twoLeads(service);
  const { id } = (await askNewClient(leads.asking, grant)).body;
  const { body } = await leads.approve(id);
  return { ...leads, approval: body };
}

describe('takeClientSecret', () => {
  it('gives who asked a secret that works; it is in this answer and nowhere else, and no secret was there before', async () => {
    const { asking, approval } = await approved();
    const isOf = eq(clientSecrets.clientId, approval.client.id);
    expect(await service.ownerDb.$count(clientSecrets, isOf)).toBe(0);
    expect(Date.parse(approval.secretToTakeUntil) - Date.parse(approval.decidedAt)).toBe(24 * 3600_000);
    const taken = await takeSecret(asking, approval);
    expect([taken.status, (await token(approval.client.id, taken.body.secret)).status]).toEqual([201, 200]);
    expect(JSON.stringify(await allRows(service))).not.toContain(taken.body.secret);
    expect(await eventsOf(approval.client.id)).toEqual([
      'client_created success',
      'client_secret_added success',
    ]);
    const shown = await asking.browser.get(`/admin/approvals/${approval.id}`);
    expect(shown.body.secretToTakeUntil).toBeNull();
  });

  it('gives one, whatever comes at once', async () => {
    const { asking, approval } = await approved();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => takeSecret({ ...asking, browser: asking.browser.copy() }, approval)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { body } of answers.filter(({ status }) => status !== 201))
      expect(body.code).toBe('client_secret_not_waiting');
    const isOf = eq(clientSecrets.clientId, approval.client.id);
    expect(await service.ownerDb.$count(clientSecrets, isOf)).toBe(1);
  });

  it('gives none to who approved, nor to another lead', async () => {
    const { deciding, approval } = await approved();
    for (const other of [deciding, (await twoLeads(service)).asking])
      expect((await takeSecret(other, approval)).body.code).toBe('requester_required');
    expect(await eventsOf(approval.client.id)).toContain('client_secret_added refused requester_required');
  });

  it('gives none 24 hours after the approval, and none before it', async () => {
    const { asking, approval } = await approved();
    service.clock.advance(24 * 3600);
    const later = { ...asking, browser: await signInWithCode(service, asking.user, asking.secret) };
    expect((await later.browser.get(`/admin/approvals/${approval.id}`)).body.secretToTakeUntil).toBeNull();
    expect((await takeSecret(later, approval)).body.code).toBe('client_secret_not_waiting');
    const { client } = await make();
    const waiting = (await askGrant(later, client.id, { secret: true })).body;
    expect((await takeSecret(later, waiting)).body.code).toBe('client_secret_not_waiting');
  });

  it('gives a second one beside the first, and no third', async () => {
    const { client, secret } = await make();
    const leads = await twoLeads(service);
    const asked = (await askGrant(leads.asking, client.id, { secret: true })).body;
    expect((await leads.approve(asked.id)).status).toBe(200);
    await service.ownerDb
      .insert(clientSecrets)
      .values({ clientId: client.id, secretHash: `of ${client.id}`, createdAt: service.clock.now });
    expect((await takeSecret(leads.asking, asked)).body.code).toBe('client_secret_limit');
    await service.ownerDb.delete(clientSecrets).where(eq(clientSecrets.secretHash, `of ${client.id}`));
    const taken = await takeSecret(leads.asking, asked);
    for (const each of [secret, taken.body.secret]) expect((await token(client.id, each)).status).toBe(200);
    expect((await askGrant(leads.asking, client.id, { secret: true })).body.code).toBe('client_secret_limit');
  });

  it('gives none of a client with keys, a revoked one, another one, or of nothing', async () => {
    const keys = await approved({ jwks: { keys: [await publicJwk()] } });
    expect(keys.approval.secretToTakeUntil).toBeNull();
    expect((await takeSecret(keys.asking, keys.approval)).body.code).toBe('client_secret_not_waiting');
    const ended = await approved();
    const other = { ...ended.approval, client: keys.approval.client };
    expect((await takeSecret(ended.asking, other)).body.code).toBe('approval_not_found');
    await ended.asking.browser.post(`${base}/${ended.approval.client.id}/revocation`);
    expect((await takeSecret(ended.asking, ended.approval)).body.code).toBe('client_revoked');
    const nothing = { ...ended.approval, client: { id: must(ended.asking.user.id) } };
    expect((await takeSecret(ended.asking, nothing)).body.code).toBe('client_not_found');
  });

  it('needs a code of the last five minutes', async () => {
    const { asking, approval } = await approved();
    service.clock.advance(301);
    expect((await takeSecret(asking, approval)).body.code).toBe('step_up_required');
    await stepUpWithCode(service, asking.browser, asking.secret);
    expect((await takeSecret(asking, approval)).status).toBe(201);
  });
});
