import { approvals, users } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { actionBody, approve, askFor, signedInEmployee, twoEmployees } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { openFreshLink } from '../../../../test/mailed-links.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { createUser, enrol, password, signInWithCode, type TestUser } from '../../../../test/people.ts';
import { aliveness } from '../../../../test/profile.ts';
import {
  allRows,
  authenticatorsOf,
  eventsOf,
  expectOnlyRefusals,
  queuedKinds,
} from '../../../../test/records.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const nextOf = async (user: TestUser) =>
  (await service.browser().post('/login', { email: user.email, password })).body.next;

describe('a reset', () => {
  it('takes the authenticator, recovery codes, links and sessions away, tells the user, and invites anew where 2FA is required', async () => {
    const user = await createObligedUser(service);
    const secret = await enrol(service, user);
    const session = await signInWithCode(service, user, secret);
    const { browser } = await signedInEmployee(service);
    const { status, body } = await askFor(browser, 'reset', user);
    expect([status, body.state, body.needsSecondEmployee]).toEqual([201, 'approved', false]);
    expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'revoked', sealedSecret: null }]);
    expect(await aliveness(session)).toBe('unauthenticated');
    expect(
      (await service.ownerDb.execute(sql`select from recovery_codes where user_id = ${user.id}`)).rowCount,
    ).toBe(0);
    expect((await queuedKinds(service, user)).sort()).toEqual(['registration', 'two_factor_reset']);
    expect((await eventsOf(service, user)).slice(-2)).toEqual([
      'approval_requested success',
      'two_factor_reset success',
    ]);
    // Never by the old password alone.
    expect(await nextOf(user)).toBe('registration_required');
    const link = await openFreshLink(service, user);
    expect((await link.post('/registrations/password', { password })).body.next).toBe('enrolment');
  });

  it('where 2FA is not required leaves the password, and invites nobody', async () => {
    const user = await createUser(service);
    await enrol(service, user);
    const { browser } = await signedInEmployee(service);
    expect((await askFor(browser, 'reset', user)).status).toBe(201);
    expect(await queuedKinds(service, user)).toEqual(['two_factor_reset']);
    expect(await nextOf(user)).toBe('session');
  });

  it('keeps what was checked, by whom and why, and no name or address in the trail', async () => {
    const user = await createUser(service);
    await enrol(service, user);
    const { browser, user: employee } = await signedInEmployee(service);
    const { id } = (await askFor(browser, 'reset', user)).body;
    const [row] = await service.ownerDb.select().from(approvals).where(eq(approvals.id, id));
    expect(row).toMatchObject({
      reason: actionBody.reason,
      ticketReference: actionBody.ticketReference,
      params: { identityChecks: actionBody.identityChecks },
      requestedBy: employee.id,
      decidedBy: employee.id,
      kind: 'reset',
    });
    const events = await service.ownerDb.execute(
      sql`select e::text as event from audit_events e where user_id = ${user.id}`,
    );
    expect(JSON.stringify(events.rows)).not.toContain(user.email);
    expect(JSON.stringify(events.rows)).toContain('called_back personal_data');
  });

  it.each([
    ['user_not_found', 'of nobody', async () => ({ id: '01937f3e-0000-7000-8000-000000000002' })],
    ['user_not_found', 'of a disabled user', () => createUser(service, { disabledAt: new Date(0) })],
    ['authenticator_missing', 'of a user without one', () => createUser(service)],
  ])('is refused with %s %s', async (code, _what, make) => {
    const { id } = await make();
    const { browser } = await signedInEmployee(service);
    const before = await allRows(service);
    expect((await askFor(browser, 'reset', { id })).body.code).toBe(code);
    await expectOnlyRefusals(service, before);
  });

  it('is refused for oneself, and without a checked identity', async () => {
    const { browser, user: self } = await signedInEmployee(service);
    const user = await createUser(service);
    await enrol(service, user);
    const before = await allRows(service);
    expect((await askFor(browser, 'reset', self)).body.code).toBe('not_for_oneself');
    const unchecked = { identityChecks: ['called_back'] };
    expect((await askFor(browser, 'reset', user, unchecked)).body.code).toBe('identity_not_checked');
    await expectOnlyRefusals(service, before, 2);
    const seen = { identityChecks: ['in_person'] };
    expect((await askFor(browser, 'reset', user, seen)).status).toBe(201);
  });
});

describe('two employees (approveApproval)', () => {
  const newAddress = () => ({ emailChangedAt: new Date(service.clock.now.getTime() - 71 * 3600_000) });

  it.each([
    ['an employee', () => ({ kind: 'employee' as const }), []],
    ['a user whose address was changed 71 hours ago', newAddress, ['address']],
  ])('are needed for %s: nothing happens before the second one approves', async (_who, options, because) => {
    const [asking, deciding] = await twoEmployees(service);
    const user = await createUser(service, options());
    await enrol(service, user);
    const { body } = await askFor(asking.browser, 'reset', user);
    expect(body).toMatchObject({ state: 'open', needsSecondEmployee: true, because, decidedBy: null });
    expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'active' }]);
    expect(await queuedKinds(service, user)).toEqual([]);
    expect((await approve(service, asking, body.id)).body.code).toBe('second_employee_required');
    expect((await askFor(deciding.browser, 'reset', user)).body.code).toBe('approval_open');
    const approved = await approve(service, deciding, body.id);
    expect(approved.body).toMatchObject({ state: 'approved', decidedBy: { id: deciding.user.id } });
    expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'revoked' }]);
  });

  it('are not needed 72 hours after an address was changed', async () => {
    const emailChangedAt = new Date(service.clock.now.getTime() - 72 * 3600_000);
    const user = await createUser(service, { emailChangedAt });
    await enrol(service, user);
    const { browser } = await signedInEmployee(service);
    expect((await askFor(browser, 'reset', user)).body.state).toBe('approved');
  });

  it('never include the person whom it is about', async () => {
    const [asking, deciding] = await twoEmployees(service);
    const { id } = (await askFor(asking.browser, 'reset', deciding.user)).body;
    expect((await approve(service, deciding, id)).body.code).toBe('not_for_oneself');
    const reject = await deciding.browser.post(`/admin/approvals/${id}/rejection`, {
      reason: 'ik niet',
    });
    expect(reject.body.code).toBe('not_for_oneself');
    expect((await asking.browser.post(`/admin/approvals/${id}/cancellation`)).body.state).toBe('cancelled');
  });

  it.each([
    ['disabled', { disabledAt: new Date('2026-01-01T00:00:00Z') }],
    ['given a role that may not ask', { employeeRole: 'auditor' as const }],
  ])('are two who may both act: whoever asked was not %s since', async (_what, change) => {
    const [asking, deciding] = await twoEmployees(service);
    const user = await createUser(service, newAddress());
    await enrol(service, user);
    const { id } = (await askFor(asking.browser, 'reset', user)).body;
    await service.ownerDb.update(users).set(change).where(eq(users.id, asking.user.id));
    expect((await approve(service, deciding, id)).body.code).toBe('requester_left');
    expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'active' }]);
  });

  it.each([
    ['whoever asked', 'requester_left', 'asking'],
    ['whoever approves', 'role_required', 'deciding'],
  ] as const)('are in their role when it is done: %s is not when let in only', async (_who, code, which) => {
    const [asking, deciding] = await twoEmployees(service);
    const user = await createUser(service, newAddress());
    await enrol(service, user);
    const { id } = (await askFor(asking.browser, 'reset', user)).body;
    const changed = which === 'asking' ? asking.user : deciding.user;
    // Under way: let in with the role, and waiting for the rows of the people.
    const change = sql`update users set employee_role = 'auditor' where id = ${changed.id}`;
    const [answer] = await atOnce(service, change, [() => approve(service, deciding, id)]);
    expect(answer?.body.code).toBe(code);
    expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'active' }]);
  });

  it.each([
    [
      'the password was changed',
      ({ id }: TestUser) => sql`update users set credential_epoch = credential_epoch + 1 where id = ${id}`,
    ],
    [
      'it was logged out',
      ({ id }: TestUser) => sql`with ended as (update sessions set ended_at = now() where user_id = ${id})
        select from users where id = ${id} for update`,
    ],
  ])('approve from a session that is alive when it is done, not when let in only: %s', async (_what, end) => {
    const [asking, deciding] = await twoEmployees(service);
    const user = await createUser(service, newAddress());
    await enrol(service, user);
    const { id } = (await askFor(asking.browser, 'reset', user)).body;
    // Under way: let in by the session, and waiting for the rows of the people.
    const [answer] = await atOnce(service, end(deciding.user), [() => approve(service, deciding, id)]);
    expect(answer?.body.code).toBe('unauthenticated');
    expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'active' }]);
  });

  it('approve what was checked: a change of the user since ends the request', async () => {
    const [asking, deciding] = await twoEmployees(service);
    const user = await createUser(service, newAddress());
    await enrol(service, user);
    const { id } = (await askFor(asking.browser, 'reset', user)).body;
    const raise = sql`update users set credential_epoch = credential_epoch + 1 where id = ${user.id}`;
    await service.ownerDb.execute(raise);
    expect((await approve(service, deciding, id)).body.code).toBe('approval_not_open');
    const { items } = (await deciding.browser.get('/admin/approvals?state=open')).body;
    expect(items.map((item: { id: string }) => item.id)).not.toContain(id);
    expect((await askFor(asking.browser, 'reset', user)).status).toBe(201);
  });

  it('may decide at once: one has an effect, and nobody waits for ever', async () => {
    const [asking, one] = await twoEmployees(service);
    const other = await signedInEmployee(service);
    service.clock.advance(30);
    const user = await createUser(service, newAddress());
    await enrol(service, user);
    const { id } = (await askFor(asking.browser, 'reset', user)).body;
    const lock = sql`select from ${users} where id = ${user.id} for update`;
    const answers = await atOnce(service, lock, [
      () => approve(service, one, id),
      () => approve(service, other, id),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await queuedKinds(service, user)).toEqual(['two_factor_reset']);
  });

  it('resetting each other at once both come through', async () => {
    const [asking, third] = await twoEmployees(service);
    const other = await signedInEmployee(service);
    service.clock.advance(30);
    const ofThird = (await askFor(asking.browser, 'reset', third.user)).body.id;
    const ofOther = (await askFor(asking.browser, 'reset', other.user)).body.id;
    const answers = await Promise.all([approve(service, other, ofThird), approve(service, third, ofOther)]);
    // Whoever was reset first may have lost the session that was to approve the other one.
    expect(answers.map(({ status }) => status).sort()[0]).toBe(200);
    expect(answers.every(({ status }) => status === 200 || status === 401)).toBe(true);
  });

  it('that nobody decided within 24 hours is decided by the clock', async () => {
    const asking = await signedInEmployee(service);
    const user = await createUser(service, { kind: 'employee' });
    await enrol(service, user);
    const { id } = (await askFor(asking.browser, 'reset', user)).body;
    service.clock.advance(24 * 3600);
    const later = await signedInEmployee(service);
    service.clock.advance(30);
    expect((await approve(service, later, id)).body.code).toBe('approval_not_open');
    expect((await askFor(later.browser, 'reset', user)).body.state).toBe('open');
    const [row] = await service.ownerDb.select().from(approvals).where(eq(approvals.id, id));
    expect(row).toMatchObject({ decision: 'expired', decidedBy: null });
  });
});
