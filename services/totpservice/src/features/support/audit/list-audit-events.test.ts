import { auditEvents } from '@tvm/db';
import { afterAll, describe, expect, it } from 'vitest';
import { reverse, signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { createUser, enrol } from '../../../../test/people.ts';

const service = await startService({}, afterAll);

describe('listAuditEvents', () => {
  it('shows the newest first, who did what with whom, with the names of today', async () => {
    const user = await createObligedUser(service, { firstName: 'Gewone', surname: 'sub 31' });
    await enrol(service, user);
    await reverse(service, user.organisationId);
    const { browser } = await signedInEmployee(service, 'auditor');
    const { body } = await browser.get(`/admin/audit-events?organisationId=${user.organisationId}`);
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual([
      'two_factor_reversed',
      // By who then approved it.
      'support_queue_viewed',
      'approval_requested',
    ]);
    expect(body.items[0]).toMatchObject({
      result: 'success',
      actor: { kind: 'employee', name: expect.stringContaining('sub') },
      organisation: { id: user.organisationId, name: 'Testvervoer' },
      details: { authenticators: 1, mails: 1, endsActivation: true },
    });
  });

  it('says when the database wrote an event down, beside when its writer says that it was', async () => {
    const user = await createUser(service);
    const { browser } = await signedInEmployee(service);
    await browser.get(`/admin/users/${user.id}`);
    const { body } = await browser.get(`/admin/audit-events?userId=${user.id}`);
    // The test's clock is months away from the database's.
    const [event] = body.items;
    expect(new Date(event.occurredAt).getTime()).toBe(service.clock.now.getTime());
    expect(Date.now() - new Date(event.recordedAt).getTime()).toBeLessThan(3_600_000);
  });

  it('goes on where the page before ended, and leaves nothing out', async () => {
    const user = await createUser(service);
    const values = Array.from({ length: 250 }, (_, index) => ({
      occurredAt: service.clock.now,
      type: 'login_password',
      result: 'success' as const,
      actorKind: 'user' as const,
      userId: user.id,
      details: { index },
    }));
    await service.ownerDb.insert(auditEvents).values(values);
    const { browser } = await signedInEmployee(service);
    const seen: number[] = [];
    let before = '';
    for (let page = 0; page < 4; page++) {
      const { body } = await browser.get(
        `/admin/audit-events?userId=${user.id}&type=login_password${before}`,
      );
      seen.push(...body.items.map(({ details }: { details: { index: number } }) => details.index));
      if (body.nextBefore === null) break;
      before = `&before=${body.nextBefore}`;
    }
    expect(seen).toEqual(values.map((_, index) => 249 - index));
  });

  it('is filtered by time, result and actor', async () => {
    const { browser, user } = await signedInEmployee(service);
    const from = new Date(service.clock.now.getTime() + 60_000);
    service.clock.advance(120);
    await browser.get('/admin/employees');
    const to = new Date(service.clock.now.getTime() + 1);
    const range = `from=${from.toISOString()}&to=${to.toISOString()}`;
    const types = async (query: string) =>
      (await browser.get(`/admin/audit-events?${query}`)).body.items.map(
        ({ type }: { type: string }) => type,
      );
    expect(await types(`${range}&actorId=${user.id}`)).toContain('employees_viewed');
    expect(await types(`to=${from.toISOString()}&actorId=${user.id}`)).not.toContain('employees_viewed');
    expect(await types(`${range}&actorId=${user.id}&result=refused`)).toEqual([]);
    expect((await browser.get('/admin/audit-events?from=yesterday')).body.code).toBe('validation_failed');
  });

  it('has whoever looks at it or exports it in it', async () => {
    const user = await createUser(service);
    const { browser } = await signedInEmployee(service, 'support_lead');
    await browser.get(`/admin/audit-events?userId=${user.id}`);
    await browser.get(`/admin/audit-events/export?userId=${user.id}&result=failure`);
    const { body } = await browser.get(`/admin/audit-events?userId=${user.id}`);
    expect(body.items.slice(0, 2)).toMatchObject([
      { type: 'audit_exported', details: { result: 'failure' } },
      { type: 'audit_viewed' },
    ]);
  });
});
