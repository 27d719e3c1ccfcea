import {
  backchannelLogouts,
  clients,
  oidcGrants,
  sessions,
  signalStreams,
  signalTokens,
  webhooks,
} from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { createClient } from '../../../../test/clients.ts';
import { approve, askReversal, signedInEmployee, twoEmployees } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { enrol, must, signInWithCode } from '../../../../test/people.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const { ownerDb, clock } = service;
const auditor = await signedInEmployee(service, 'auditor');
const reachOf = (id: string) => auditor.browser.get(`/admin/approvals/${id}/reach`);

/** Somebody who is logged in to an application, of an organisation whose reversal waits for approval. */
async function arrange() {
  const user = await createObligedUser(service);
  await signInWithCode(service, user, await enrol(service, user));
  const logoutUri = 'https://polis.tvm.test/uitgelogd';
  const { id: clientId } = await createClient(service, ['events', 'ssf.manage'], {
    backchannelLogoutUris: [logoutUri],
  });
  const [session] = await ownerDb.select().from(sessions).where(eq(sessions.userId, user.id));
  const { id: sessionId, credentialEpoch, expiresAt } = must(session);
  const times = { createdAt: clock.now, expiresAt };
  const grant = { grantId: sessionId, clientId, userId: user.id, sessionId, credentialEpoch, ...times };
  await ownerDb.insert(oidcGrants).values(grant);
  const receiver = { clientId, cursor: '0:0', createdAt: clock.now, updatedAt: clock.now };
  await ownerDb.insert(webhooks).values({ ...receiver, url: 'https://polis.tvm.test/', sealedSecret: 'x' });
  const [stream] = await ownerDb
    .insert(signalStreams)
    .values({ ...receiver, method: 'poll' })
    .returning();
  const [asking, deciding] = await twoEmployees(service);
  const asked = await askReversal(asking.browser, user.organisationId);
  return { clientId, streamId: must(stream).id, approvalId: asked.body.id as string, deciding };
}

describe('the reach of a decision', () => {
  it('is nobody before it, waits for each receiver in its way, and is everybody once each has it', async () => {
    const { clientId, streamId, approvalId, deciding } = await arrange();
    expect((await reachOf(approvalId)).body).toEqual({ isEverybodyReached: false, receivers: [] });
    expect((await approve(service, deciding, approvalId)).status).toBe(200);
    const [client] = await ownerDb.select().from(clients).where(eq(clients.id, clientId));
    const told = (way: string, far: object) => ({
      ...{ client: { id: clientId, name: must(client).name }, way, reached: 0, waiting: 0, givenUp: 0 },
      ...far,
    });
    const ways = ['logout', 'signals', 'webhook'];
    expect((await reachOf(approvalId)).body).toEqual({
      isEverybodyReached: false,
      receivers: ways.map((way) => told(way, { waiting: 1 })),
    });
    const [logout] = await ownerDb.select().from(backchannelLogouts);
    const txn = must(logout).transactionId;
    const behind = `${BigInt(txn) + 1n}:0`;
    await ownerDb.update(backchannelLogouts).set({ deliveredAt: clock.now });
    await ownerDb.update(webhooks).set({ cursor: behind });
    await ownerDb.update(signalStreams).set({ cursor: behind });
    await ownerDb.insert(signalTokens).values({ streamId, claims: { txn }, createdAt: clock.now });
    expect((await reachOf(approvalId)).body).toEqual({
      isEverybodyReached: false,
      receivers: ways.map((way) => told(way, way === 'signals' ? { waiting: 1 } : { reached: 1 })),
    });
    await ownerDb.update(signalTokens).set({ doneAt: clock.now });
    expect((await reachOf(approvalId)).body).toMatchObject({ isEverybodyReached: true });
    await ownerDb.update(backchannelLogouts).set({ deliveredAt: null, givenUpAt: clock.now });
    await ownerDb.update(webhooks).set({ cursor: '0:0', isDisabled: true, disabledReason: 'failing' });
    const { body } = await reachOf(approvalId);
    expect(body).toMatchObject({ isEverybodyReached: false });
    expect(body.receivers.map(({ givenUp }: { givenUp: number }) => givenUp)).toEqual([1, 0, 1]);
    await ownerDb.update(clients).set({ revokedAt: clock.now }).where(eq(clients.id, clientId));
    expect((await reachOf(approvalId)).body).toEqual({ isEverybodyReached: true, receivers: [] });
  });

  it('of an approval that there isn’t is not found', async () => {
    const [{ id } = { id: '' }] = (await ownerDb.execute<{ id: string }>(sql`select uuidv7() as id`)).rows;
    expect((await reachOf(id)).body.code).toBe('approval_not_found');
  });
});
