import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { sendDisputable, sendNotice } from '../../../../test/notices.ts';
import { createUser } from '../../../../test/people.ts';

const service = await startService({}, afterAll);
const path = '/admin/disputes';

async function disputed(user: { id: string }, about: Parameters<typeof sendNotice>[2] = 'new_browser') {
  const { id, code } = await sendNotice(service, user, about);
  expect((await service.browser().post('/notices/dispute', { noticeCode: code })).status).toBe(200);
  return id;
}
const clear = () => service.ownerDb.execute(sql`delete from notices`);

describe('listDisputes', () => {
  it('shows what was said and of what, the open ones oldest first and the settled ones newest first', async () => {
    await clear();
    const user = await createUser(service);
    const first = await disputed(user, 'recovery_code_used');
    const disputedAt = service.clock.now.toISOString();
    service.clock.advance(60);
    const second = await disputed(user);
    await sendNotice(service, user);
    const { browser, user: employee } = await signedInEmployee(service);
    const { body } = await browser.get(`${path}?state=open`);
    expect(body).toMatchObject({ page: 1, pageSize: 25, total: 2 });
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([first, second]);
    expect(body.items[0]).toEqual({
      id: first,
      user: { id: user.id, fullName: expect.any(String), email: user.email },
      organisation: { id: user.organisationId, name: 'Testvervoer' },
      noticed: [
        {
          ...{ kind: 'recovery_code_used', at: disputedAt, count: 1 },
          ...{ clientAddress: '203.0.113.7', userAgent: null },
        },
      ],
      ...{ disputedAt, settledAt: null, settledBy: null },
    });

    expect((await browser.post(`${path}/${first}/settlement`)).status).toBe(204);
    const open = await browser.get(`${path}?state=open`);
    expect(open.body.items.map(({ id }: { id: string }) => id)).toEqual([second]);
    const settled = await browser.get(`${path}?state=settled`);
    expect(settled.body.items).toMatchObject([
      { id: first, settledAt: service.clock.now.toISOString(), settledBy: { id: employee.id } },
    ]);
    const all = await browser.get(path);
    expect(all.body.items.map(({ id }: { id: string }) => id)).toEqual([second, first]);
  });

  it('shows of a mail about a change what changed, and that it came from a former address', async () => {
    await clear();
    const user = await createUser(service);
    const at = service.clock.now.toISOString();
    for (const [kind, params] of [
      ['password_changed', { at }],
      ['email_changed', { at, toFormer: true }],
    ] as const) {
      const { code } = await sendDisputable(service, user.id, { kind, params });
      expect((await service.browser().post('/notices/dispute', { noticeCode: code })).status).toBe(200);
      service.clock.advance(1);
    }
    const { browser } = await signedInEmployee(service);
    const { body } = await browser.get(`${path}?state=open`);
    const happened = { at, count: 1, clientAddress: null, userAgent: null };
    expect(body.items.map(({ noticed }: { noticed: object[] }) => noticed)).toEqual([
      [{ kind: 'password_changed', ...happened }],
      [{ kind: 'email_changed_from', ...happened }],
    ]);
  });

  it('shows a page of them', async () => {
    await clear();
    const user = await createUser(service);
    for (let count = 0; count < 3; count++) await disputed(user);
    const { browser } = await signedInEmployee(service);
    const { body } = await browser.get(`${path}?page=2&pageSize=2`);
    expect([body.total, body.items.length]).toEqual([3, 1]);
  });

  it('is for every employee, and leaves an event of having been looked at', async () => {
    const { browser, user } = await signedInEmployee(service, 'auditor');
    expect((await browser.get(path)).status).toBe(200);
    const { body } = await browser.get(`/admin/audit-events?actorId=${user.id}&type=disputes_viewed`);
    expect(body.items).toHaveLength(1);
  });
});

describe('the count in the session of an employee', () => {
  const countOf = async ({ browser }: Awaited<ReturnType<typeof signedInEmployee>>) =>
    (await browser.get('/session')).body.disputesToSettle;

  it('is of what waits, without one’s own; an auditor settles nothing', async () => {
    await clear();
    const other = await signedInEmployee(service);
    await disputed(await createUser(service));
    await disputed(other.user);
    const support = await signedInEmployee(service);
    expect(await countOf(support)).toBe(2);
    service.clock.advance(30);
    const auditor = await signedInEmployee(service, 'auditor');
    expect(await countOf(auditor)).toBe(0);
  });
});
