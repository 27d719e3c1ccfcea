import { approvals, auditEvents, type EmployeeRole, users } from '@tvm/db';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { twoLeads } from '../../../../test/client-administration.ts';
import { actionBody, approve, askFor, signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { createUser, must, signInWithCode } from '../../../../test/people.ts';
import { aliveness, answerOf, type Enrolled } from '../../../../test/profile.ts';
import { allRows, expectOnlyRefusals, queuedKinds, queuedMails } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const why = { reason: 'Nieuwe collega', ticketReference: 'TVM-1250' };
let counter = 0;
const somebody = () => ({ email: `collega${++counter}@tvm.test`, firstName: 'Medewerker', surname: '7' });
const askEmployee = ({ browser }: Enrolled, more: object = {}, role: EmployeeRole = 'support') =>
  browser.post('/admin/approvals', { kind: 'new_employee', ...somebody(), role, ...why, ...more });
const askRole = ({ browser }: Enrolled, { id: userId }: { id: string }, role: EmployeeRole) =>
  browser.post('/admin/approvals', { kind: 'employee_role', userId, role, ...why });
const taken = await createUser(service);
const rowOf = async (email: string) =>
  (await service.ownerDb.select().from(users).where(eq(users.emailCanonical, email)))[0];
const roleOf = async ({ user }: Enrolled) => (await rowOf(user.email))?.employeeRole;
const detailsOf = async (type: string, userId: string) => {
  const isIt = and(eq(auditEvents.type, type), eq(auditEvents.userId, userId));
  return (await service.ownerDb.select().from(auditEvents).where(isIt)).map(({ actorId, details }) => ({
    actorId,
    ...details,
  }));
};

describe('a new employee', () => {
  it('is made and invited once another lead has approved, not before; every lead is told by whom', async () => {
    const { asking, deciding, approve: approveIt } = await twoLeads(service);
    const asked = await askEmployee(asking, { email: 'Nieuw@TVM.test', namePrefix: 'van' }, 'auditor');
    expect([asked.status, asked.body.state, asked.body.needsSecondEmployee]).toEqual([201, 'open', true]);
    const shown = {
      fullName: 'Medewerker van 7',
      email: 'Nieuw@TVM.test',
      role: 'auditor',
      formerRole: null,
    };
    expect([asked.body.employment, asked.body.user, asked.body.client]).toEqual([shown, null, null]);
    expect(await rowOf('nieuw@tvm.test')).toBeUndefined();
    expect(await queuedKinds(service, deciding.user)).toEqual(['approval_waits']);

    const { body } = await approveIt(asked.body.id);
    const made = must(await rowOf('nieuw@tvm.test'));
    expect([body.state, body.user.id, body.employment]).toEqual(['approved', made.id, shown]);
    expect(made).toMatchObject({ kind: 'employee', employeeRole: 'auditor', organisationId: null });
    expect(await queuedMails(service, made)).toMatchObject([
      { kind: 'registration', requestedBy: 'support' },
    ]);
    expect(await detailsOf('employee_created', made.id)).toMatchObject([
      { actorId: deciding.user.id, requestedBy: asking.user.id, role: 'auditor', approvalId: body.id },
    ]);
    for (const { user } of [asking, deciding])
      expect((await queuedMails(service, user)).filter(({ kind }) => kind === 'role_granted')).toMatchObject([
        { params: { subjectUserId: made.id, role: 'auditor', approvalId: body.id } },
      ]);
    expect(JSON.stringify((await allRows(service))['public.audit_events'])).not.toMatch(/nieuw@tvm\.test/i);
  });

  it('is asked for and decided by leads alone, two of them', async () => {
    const { asking, deciding } = await twoLeads(service);
    const [peer, auditor] = [await signedInEmployee(service), await signedInEmployee(service, 'auditor')];
    for (const other of [peer, auditor]) expect(answerOf(await askEmployee(other))).toBe('role_required');
    const { id } = (await askEmployee(asking)).body;
    service.clock.advance(30);
    expect(answerOf(await approve(service, asking, id))).toBe('second_employee_required');
    for (const other of [peer, auditor])
      expect(answerOf(await approve(service, other, id))).toBe('role_required');
    expect(await queuedKinds(service, peer.user)).toEqual([]);
    await expect(
      service.ownerDb.update(approvals).set({ needsSecondEmployee: false }).where(eq(approvals.id, id)),
    ).rejects.toMatchObject({ cause: { constraint: 'approvals_power_needs_two' } });
    const [row] = await service.ownerDb.select().from(approvals).where(eq(approvals.id, id));
    expect(row?.decision).toBeNull();
    expect((await approve(service, deciding, id)).status).toBe(200);
  });

  it.each([
    ['an address of somebody, in other letters', { email: taken.email.toUpperCase() }, 'email_in_use'],
    ['no address', { email: 'geen adres' }, 'email_refused'],
    ['a name that is not seen', { surname: '\u2800' }, 'validation_failed'],
    ['another role than there are', { role: 'owner' }, 'validation_failed'],
  ])('with %s is not asked for', async (_what, more, code) => {
    const { asking } = await twoLeads(service);
    const before = await service.ownerDb.$count(approvals);
    expect((await askEmployee(asking, more)).body.code).toBe(code);
    expect(await service.ownerDb.$count(approvals)).toBe(before);
  });

  it('whose address was taken meanwhile is not made, nor asked for twice', async () => {
    const { asking, deciding } = await twoLeads(service);
    const email = `samen${++counter}@tvm.test`;
    const { id } = (await askEmployee(asking, { email })).body;
    expect(answerOf(await askEmployee(deciding, { email }))).toBe('approval_open');
    await signedInEmployee(service, 'support', { email, emailCanonical: email });
    expect(answerOf(await approve(service, deciding, id))).toBe('email_in_use');
  });

  it('is not made by who asked and left, nor by a lead no more', async () => {
    const { asking, deciding } = await twoLeads(service);
    const { id } = (await askEmployee(asking)).body;
    await service.ownerDb.update(users).set({ employeeRole: 'support' }).where(eq(users.id, asking.user.id));
    expect(answerOf(await approve(service, deciding, id))).toBe('requester_left');
  });
});

describe('another role', () => {
  it('is given once another lead has approved; sessions and own requests end, and the employee and the leads are told', async () => {
    const { asking, deciding, approve: approveIt } = await twoLeads(service);
    const [changed, about] = [await signedInEmployee(service), await signedInEmployee(service)];
    const own = (await askFor(changed.browser, 'reset', about.user)).body;
    const asked = await askRole(asking, changed.user, 'support_lead');
    expect(asked.body).toMatchObject({
      state: 'open',
      user: { id: changed.user.id },
      employment: { email: changed.user.email, role: 'support_lead', formerRole: 'support' },
    });
    expect([await roleOf(changed), await aliveness(changed.browser)]).toEqual(['support', 200]);

    const { body } = await approveIt(asked.body.id);
    expect([body.state, body.employment]).toMatchObject([
      'approved',
      { role: 'support_lead', formerRole: null },
    ]);
    expect(await roleOf(changed)).toBe('support_lead');
    expect(await aliveness(changed.browser)).toBe('unauthenticated');
    const stateOfOwn = (await deciding.browser.get(`/admin/approvals/${own.id}`)).body.state;
    expect(stateOfOwn).toBe('cancelled');
    const granted = {
      ...{ subjectUserId: changed.user.id, role: 'support_lead', formerRole: 'support' },
      approvalId: body.id,
    };
    for (const { user } of [asking, deciding, changed])
      expect((await queuedMails(service, user)).filter(({ kind }) => kind === 'role_granted')).toMatchObject([
        { params: granted },
      ]);
    expect(await detailsOf('employee_role_changed', changed.user.id)).toMatchObject([
      { actorId: deciding.user.id, requestedBy: asking.user.id, role: 'support_lead', formerRole: 'support' },
    ]);
    service.clock.advance(30);
    expect(await aliveness(await signInWithCode(service, changed.user, changed.secret))).toBe(200);
  });

  it('is never asked for or decided by whom it is about', async () => {
    const { asking, deciding } = await twoLeads(service);
    expect(answerOf(await askRole(asking, asking.user, 'auditor'))).toBe('not_for_oneself');
    const { id } = (await askRole(asking, deciding.user, 'auditor')).body;
    expect(answerOf(await approve(service, deciding, id))).toBe('not_for_oneself');
    expect(await roleOf(deciding)).toBe('support_lead');
  });

  it.each([
    ['the role that they have', async () => (await signedInEmployee(service)).user, 'role_unchanged'],
    [
      'somebody disabled',
      async () => {
        const { user } = await signedInEmployee(service);
        await service.ownerDb
          .update(users)
          .set({ disabledAt: service.clock.now })
          .where(eq(users.id, user.id));
        return user;
      },
      'user_not_found',
    ],
  ])('for %s is refused, and written down', async (_what, find, code) => {
    const { asking } = await twoLeads(service);
    const about = await find();
    const before = await allRows(service);
    expect(answerOf(await askRole(asking, about, 'support'))).toBe(code);
    await expectOnlyRefusals(service, before);
  });

  it('lapses with any other change of the employee: a role by the host, a new password, another name', async () => {
    const { asking, deciding } = await twoLeads(service);
    const [first, second] = [await signedInEmployee(service), await signedInEmployee(service)];
    const one = (await askRole(asking, first.user, 'support_lead')).body;
    await service.ownerDb.execute(
      sql`update users set employee_role = 'auditor', credential_epoch = credential_epoch + 1 where id = ${first.user.id}`,
    );
    expect(answerOf(await approve(service, deciding, one.id))).toBe('approval_not_open');
    const two = (await askRole(asking, second.user, 'support_lead')).body;
    await service.ownerDb.update(users).set({ surname: 'Anders' }).where(eq(users.id, second.user.id));
    const code = { code: '123456', version: two.version };
    const late = await deciding.browser.post(`/admin/approvals/${two.id}/approval`, code);
    expect(late.body.code).toBe('approval_changed');
    expect([await roleOf(first), await roleOf(second)]).toEqual(['auditor', 'support']);
  });

  it('is not approved by a lead no more', async () => {
    const { asking, deciding } = await twoLeads(service);
    const about = await signedInEmployee(service);
    const { id } = (await askRole(asking, about.user, 'support_lead')).body;
    await service.ownerDb
      .update(users)
      .set({ employeeRole: 'auditor' })
      .where(eq(users.id, deciding.user.id));
    expect(answerOf(await approve(service, deciding, id))).toMatch(/role_required|unauthenticated/);
    expect(await roleOf(about)).toBe('support');
  });
});

describe('in an hour one employee takes part in five of what is about colleagues', () => {
  it('by asking: new ones, roles and resets together', async () => {
    const { asking, deciding } = await twoLeads(service);
    const about = await signedInEmployee(service);
    const cancel = (id: string) => asking.browser.post(`/admin/approvals/${id}/cancellation`);
    for (let time = 0; time < 3; time++) expect((await askEmployee(asking)).status).toBe(201);
    await cancel((await askRole(asking, about.user, 'auditor')).body.id);
    await cancel((await askFor(asking.browser, 'reset', about.user)).body.id);
    for (const ask of [
      () => askEmployee(asking),
      () => askRole(asking, about.user, 'auditor'),
      () => askFor(asking.browser, 'reset', about.user),
    ])
      expect(answerOf(await ask())).toBe('approval_limit_reached');
    expect((await askEmployee(deciding)).status).toBe(201);
  });

  it('and by approving, so that one approver doesn’t pass what many ask; the code is not used up', async () => {
    const { asking, deciding } = await twoLeads(service);
    const third = await signedInEmployee(service, 'support_lead');
    const ids: string[] = [];
    for (const { browser } of [asking, asking, asking, third, third, third]) {
      const body = { kind: 'new_employee', ...somebody(), role: 'support', ...why };
      ids.push((await browser.post('/admin/approvals', body)).body.id);
    }
    for (const id of ids.slice(0, 5)) {
      service.clock.advance(30);
      expect((await approve(service, deciding, id)).status).toBe(200);
    }
    service.clock.advance(30);
    const refused = await approve(service, deciding, ids[5] ?? '');
    expect([refused.status, refused.body.code]).toEqual([429, 'approval_limit_reached']);
    // It is no limit of what is about others.
    const { user } = await signedInEmployee(service);
    const rest = await deciding.browser.post('/admin/approvals', {
      ...actionBody,
      kind: 'reset',
      userId: user.id,
    });
    expect(rest.body.code).toBe('approval_limit_reached');
    expect((await approve(service, asking, ids[5] ?? '')).status).toBe(200);
    service.clock.advance(3600);
    const later = { ...deciding, browser: await signInWithCode(service, deciding.user, deciding.secret) };
    service.clock.advance(30);
    const anew = (
      await askEmployee({ ...asking, browser: await signInWithCode(service, asking.user, asking.secret) })
    ).body;
    expect((await approve(service, later, anew.id)).status).toBe(200);
  });
});
