import { randomUUID } from 'node:crypto';
import { approvals, auditEvents } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { oneBehindTheOther } from '../../../../test/at-once.ts';
import { approve, askFor, askReversal, signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { createOrganisation, createUser, enrol, must } from '../../../../test/people.ts';

const service = await startService({}, afterAll);

it('of a user and of the whole organisation wait for each other in one order, whoever decides', async () => {
  const organisationId = await createOrganisation(service);
  // Made before the employees, so that the order of ids has the user in front of them.
  const member = await createUser(service, { organisationId, emailChangedAt: service.clock.now });
  await enrol(service, member);
  await activate(service, organisationId);
  const asking = await signedInEmployee(service);
  const [one, other] = [await signedInEmployee(service), await signedInEmployee(service)];
  service.clock.advance(30);
  const reset = (await askFor(asking.browser, 'reset', member)).body;
  const reversal = (await askReversal(one.browser, organisationId)).body;
  expect([reset.state, reversal.state]).toEqual(['open', 'open']);
  const answers = await oneBehindTheOther(
    service,
    sql`select from users where id = ${member.id} for update`,
    [() => approve(service, one, reset.id), () => approve(service, other, reversal.id)],
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

it('one that there is not leaves an approval in the trail that was refused, and no request', async () => {
  const { browser, user } = await signedInEmployee(service);
  const body = { code: '123456', version: 'none' };
  const answer = await browser.post(`/admin/approvals/${randomUUID()}/approval`, body);
  expect([answer.status, answer.body.code]).toEqual([404, 'approval_not_found']);
  const events = await service.ownerDb.select().from(auditEvents).where(eq(auditEvents.actorId, user.id));
  expect(events.map(({ type, reason }) => `${type} ${reason}`)).toContain(
    'approval_approved approval_not_found',
  );
  expect(events.filter(({ type }) => type === 'approval_requested')).toEqual([]);
});

it('the database lets nobody decide twice, nor one employee reset another', async () => {
  const [asking, deciding, about] = [
    await signedInEmployee(service),
    await signedInEmployee(service),
    await signedInEmployee(service),
  ];
  service.clock.advance(30);
  const { id } = (await askFor(asking.browser, 'reset', about.user)).body;
  const [row] = await service.db.select().from(approvals).where(eq(approvals.id, id));
  expect((await approve(service, deciding, id)).status).toBe(200);
  const again = service.db.update(approvals).set({ decision: 'rejected' }).where(eq(approvals.id, id));
  await expect(again).rejects.toMatchObject({ cause: { message: expect.stringContaining('decided once') } });
  const alone = { ...must(row), id: randomUUID(), needsSecondEmployee: false };
  const added = service.db.insert(approvals).values(alone);
  await expect(added).rejects.toMatchObject({ cause: { message: expect.stringContaining('takes two') } });
});
