import { organisations, users } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { manyOpen } from '../../../../test/approvals.ts';
import { approve, askFor, askReversal, signedInEmployee, twoEmployees } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { createOrganisation, createUser, enrol } from '../../../../test/people.ts';
import { allRows, expectOnlyRefusals } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const auditor = await signedInEmployee(service, 'auditor');
const get = async (id: string) => (await auditor.browser.get(`/admin/approvals/${id}`)).body;

async function activated(): Promise<string> {
  const organisationId = await createOrganisation(service);
  await activate(service, organisationId);
  return organisationId;
}

describe('an approval', () => {
  it('is found wherever it stands: also the one that no page of a list shows', async () => {
    const { browser, user } = await signedInEmployee(service);
    const asked = (await askReversal(browser, await activated())).body;
    const [first] = await manyOpen(service, user.id, 101);
    await manyOpen(service, user.id, 101);
    const { body } = await browser.get('/admin/approvals?pageSize=100');
    expect(body.items.map((item: { id: string }) => item.id)).not.toContain(asked.id);
    expect(await get(asked.id)).toEqual(asked);
    expect(await get(first ?? '')).toMatchObject({ id: first, state: 'open', kind: 'reset' });
  });

  it('that is looked at is an event about whom it is about', async () => {
    const { browser } = await signedInEmployee(service);
    const about = await Promise.all(
      [1, 2].map(() => createUser(service, { emailChangedAt: service.clock.now })),
    );
    for (const user of about) {
      await enrol(service, user);
      await get((await askFor(browser, 'reset', user)).body.id);
    }
    const { rows } = await service.ownerDb.execute(sql`
      select user_id as id, organisation_id as "organisationId" from audit_events
      where type = 'support_queue_viewed' and actor_id = ${auditor.user.id} and user_id is not null
        and user_id in (${about[0]?.id}, ${about[1]?.id}) order by id`);
    const expected = about.map(({ id, organisationId }) => ({ id, organisationId }));
    expect(rows).toEqual(expected.sort((one, other) => (one.id < other.id ? -1 : 1)));
  });

  it('that nobody made is not found, and the look is written down', async () => {
    const before = await allRows(service);
    expect((await get(crypto.randomUUID())).code).toBe('approval_not_found');
    await expectOnlyRefusals(service, before);
  });
});

describe('the version', () => {
  it('of a reversal is another one when what it would do is', async () => {
    const organisationId = await activated();
    const { browser } = await signedInEmployee(service);
    const { id, version } = (await askReversal(browser, organisationId)).body;
    expect((await get(id)).version).toBe(version);
    // Somebody who comes or logs in meanwhile is no reason to look again.
    await createUser(service, { organisationId });
    expect((await get(id)).version).toBe(version);
    await service.ownerDb
      .update(organisations)
      .set({ name: 'Anders Vervoer' })
      .where(eq(organisations.id, organisationId));
    expect((await get(id)).version).not.toBe(version);
  });

  it.each([
    ['address', { email: 'ander@tvm.test', emailCanonical: 'ander@tvm.test' }],
    ['name', { surname: 'Anders' }],
  ])('of what is about a user is another one with another %s', async (_what, change) => {
    const { browser } = await signedInEmployee(service);
    const user = await createUser(service, { kind: 'employee' });
    await enrol(service, user);
    const { id, version } = (await askFor(browser, 'reset', user)).body;
    await service.ownerDb.update(users).set(change).where(eq(users.id, user.id));
    expect((await get(id)).version).not.toBe(version);
  });

  it('and what it would do are of what waits: a decided one has neither', async () => {
    const [asking, deciding] = await twoEmployees(service);
    const { id } = (await askReversal(asking.browser, await activated())).body;
    expect(await get(id)).toMatchObject({ version: expect.any(String), impact: { endsActivation: true } });
    await approve(service, deciding, id);
    expect(await get(id)).toMatchObject({ state: 'approved', version: null, impact: null });
  });
});
