import { approvals, users } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { approve, askFor, askReversal, reversalBody, signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { createOrganisation, createUser, enrol, must, signInWithCode } from '../../../../test/people.ts';
import type { Enrolled } from '../../../../test/profile.ts';
import {
  allRows,
  authenticatorsOf,
  expectOnlyRefusals,
  queuedKinds,
  queuedMails,
} from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const unlimited = await startService({ mandatoryFrom: undefined }, afterAll);

async function activated(): Promise<string> {
  const organisationId = await createOrganisation(service);
  await activate(service, organisationId);
  return organisationId;
}

describe('a request for a reversal', () => {
  it('changes nothing but itself, and says what an approval would do now', async () => {
    const organisationId = await activated();
    await createUser(service, { organisationId });
    const { browser, user } = await signedInEmployee(service);
    const before = await allRows(service);
    const { status, body } = await askReversal(browser, organisationId, { exemptionDays: 7 });
    expect([status, body.state]).toEqual([201, 'open']);
    expect(body).toMatchObject({
      organisation: { id: organisationId, name: 'Testvervoer' },
      reason: reversalBody.reason,
      ticketReference: 'TVM-1234',
      exemptionDays: 7,
      exemptUntil: null,
      requestedBy: { id: user.id },
      decidedBy: null,
      impact: { endsActivation: true, mails: 1, exemptionNeeded: false, possible: true },
    });
    expect(Date.parse(body.expiresAt) - Date.parse(body.requestedAt)).toBe(24 * 3600_000);
    const after = await allRows(service);
    const changed = Object.keys(after).filter((table) => String(after[table]) !== String(before[table]));
    expect(changed.sort()).toEqual(['public.approvals', 'public.audit_events']);
  });

  it.each(['Een ander', 'Testvervoer B.V.', 'Testvervoe', ' '])(
    'with the name %j of another organisation is refused',
    async (organisationName) => {
      const organisationId = await activated();
      const { browser } = await signedInEmployee(service);
      const before = await allRows(service);
      const { status, body } = await browser.post('/admin/approvals', {
        ...reversalBody,
        organisationId,
        organisationName,
      });
      expect([status, body.code]).toEqual([409, 'confirmation_mismatch']);
      await expectOnlyRefusals(service, before);
    },
  );

  it('takes the name in other capitals and with spaces around it', async () => {
    const { browser } = await signedInEmployee(service);
    const organisationId = await activated();
    const body = { ...reversalBody, organisationId, organisationName: '  testVERVOER ' };
    expect((await browser.post('/admin/approvals', body)).status).toBe(201);
  });

  it.each([
    ['reason', '   '],
    ['reason', undefined],
    ['ticketReference', ''],
    ['ticketReference', '<b>1</b>'],
    ['exemptionDays', 0],
    ['exemptionDays', 91],
    ['exemptionDays', 1.5],
  ])('with %s %j is no request', async (field, value) => {
    const { browser } = await signedInEmployee(service);
    const organisationId = await activated();
    const asked = { ...reversalBody, organisationId, [field]: value };
    const { body } = await browser.post('/admin/approvals', asked);
    expect(body.code).toBe('validation_failed');
  });

  it('for an organisation that is not there finds none', async () => {
    const { browser } = await signedInEmployee(service);
    const { body } = await askReversal(browser, '01937f3e-0000-7000-8000-000000000002');
    expect(body.code).toBe('organisation_not_found');
  });

  it('for an organisation that never activated is possible only when there is a date to be exempted from', async () => {
    const one = await signedInEmployee(service);
    const never = await askReversal(one.browser, await createOrganisation(service));
    expect(never.body.impact).toMatchObject({
      endsActivation: false,
      exemptionNeeded: true,
      authenticators: 0,
    });
    const other = await signedInEmployee(unlimited);
    const { body } = await askReversal(other.browser, await createOrganisation(unlimited));
    expect(body.code).toBe('nothing_to_reverse');
  });
});

describe('what waits for a second employee', () => {
  it('is told by mail, and counted, to whoever may decide: enabled, in the role, neither who asked nor whom it is about', async () => {
    const asking = await signedInEmployee(service);
    const [peer, lead, auditor, about] = [
      await signedInEmployee(service),
      await signedInEmployee(service, 'support_lead'),
      await signedInEmployee(service, 'auditor'),
      await signedInEmployee(service),
    ];
    const left = await createUser(service, { kind: 'employee', disabledAt: service.clock.now });
    const portal = await createUser(service, { organisationId: await activated(), isMainUser: true });
    const waiting = async ({ browser }: Enrolled) => (await browser.get('/session')).body.approvalsToDecide;
    const everybody = [asking, peer, lead, auditor, about];
    const before = await Promise.all(everybody.map(waiting));
    const { body } = await askFor(asking.browser, 'reset', about.user);
    expect(body.state).toBe('open');
    for (const { user } of [peer, lead])
      expect(await queuedMails(service, user)).toMatchObject([
        { kind: 'approval_waits', params: { approvalId: body.id } },
      ]);
    for (const user of [asking.user, auditor.user, about.user, left, portal])
      expect(await queuedKinds(service, user)).toEqual([]);
    const after = await Promise.all(everybody.map(waiting));
    expect(after.map((count, index) => count - before[index])).toEqual([0, 1, 1, 0, 0]);
    service.clock.advance(30);
    expect((await approve(service, peer, body.id)).status).toBe(200);
    expect(await Promise.all([peer, lead].map(waiting))).toEqual(before.slice(1, 3));
  });

  it('is told to nobody when one employee was enough', async () => {
    const [asking, peer] = [await signedInEmployee(service), await signedInEmployee(service)];
    const member = await createUser(service, { organisationId: await activated() });
    await enrol(service, member);
    expect((await askFor(asking.browser, 'reset', member)).body.state).toBe('approved');
    expect(await queuedKinds(service, peer.user)).toEqual([]);
  });
});

describe('whoever asks', () => {
  it('is in a role that may when it is written down, not only when let in', async () => {
    const organisationId = await activated();
    const member = await createUser(service, { organisationId });
    await enrol(service, member);
    const { browser, user } = await signedInEmployee(service);
    const change = sql`update users set employee_role = case when id = ${user.id} then 'auditor' end
      where id in (${user.id}, ${member.id})`;
    for (const ask of [() => askReversal(browser, organisationId), () => askFor(browser, 'reset', member)]) {
      await service.ownerDb.update(users).set({ employeeRole: 'support' }).where(eq(users.id, user.id));
      const [answer] = await atOnce(service, change, [ask]);
      expect(answer?.body.code).toBe('role_required');
    }
    expect(await authenticatorsOf(service, member)).toMatchObject([{ state: 'active' }]);
  });
});

describe('of a session that ended meanwhile', () => {
  it('nothing is asked for, and nothing is done at once', async () => {
    const member = await createUser(service, { organisationId: await activated() });
    await enrol(service, member);
    const { browser, user } = await signedInEmployee(service);
    const end = sql`with locked as (select from users where id = ${member.id} for update)
      update sessions set ended_at = ${service.clock.now} where user_id = ${user.id} and (select count(*) from locked) = 1`;
    const [answer] = await atOnce(service, end, [() => askFor(browser, 'reset', member)]);
    expect(answer?.status).toBe(401);
    expect(await authenticatorsOf(service, member)).toMatchObject([{ state: 'active' }]);
  });
});

describe('of one employee', () => {
  const askAndCancel = async ({ browser }: Enrolled, about: Enrolled) => {
    const { status, body, headers } = await askFor(browser, 'reset', about.user);
    if (status === 201) await browser.post(`/admin/approvals/${body.id}/cancellation`);
    return { code: body.code ?? status, retryAfter: headers['retry-after'] };
  };

  it('five resets of colleagues are taken in an hour, whatever becomes of them; another may go on', async () => {
    const [asking, other, about] = [
      await signedInEmployee(service),
      await signedInEmployee(service),
      await signedInEmployee(service),
    ];
    for (let time = 0; time < 5; time++) expect((await askAndCancel(asking, about)).code).toBe(201);
    const before = await allRows(service);
    expect(await askAndCancel(asking, about)).toEqual({ code: 'approval_limit_reached', retryAfter: '3600' });
    await expectOnlyRefusals(service, before);
    expect((await askReversal(asking.browser, await activated())).status).toBe(201);
    expect((await askAndCancel(other, about)).code).toBe(201);
    service.clock.advance(3600);
    const later = { ...asking, browser: await signInWithCode(service, asking.user, asking.secret) };
    expect((await askAndCancel(later, about)).code).toBe(201);
  });

  it('twenty are mailed to who may decide in an hour, however often they are cancelled', async () => {
    const [asking, decider] = [await signedInEmployee(service), await signedInEmployee(service)];
    const organisationId = await activated();
    const codes = [];
    for (let time = 0; time < 22; time++) {
      const { status, body } = await askReversal(asking.browser, organisationId);
      codes.push(body.code ?? status);
      if (status === 201) await asking.browser.post(`/admin/approvals/${body.id}/cancellation`);
    }
    expect(codes.slice(0, 20)).toEqual(codes.slice(0, 20).map(() => 201));
    expect(codes.slice(20)).toEqual(['approval_limit_reached', 'approval_limit_reached']);
    expect(await queuedMails(service, decider.user)).toHaveLength(20);
    // What one may do alone goes on: it is mailed to nobody.
    const member = await createUser(service, { organisationId });
    await enrol(service, member);
    expect((await askFor(asking.browser, 'reset', member)).body.state).toBe('approved');
  });

  it('what is done at once, and mailed to nobody, is not counted', async () => {
    const asking = await signedInEmployee(service);
    const organisationId = await activated();
    for (let time = 0; time < 6; time++) {
      const member = await createUser(service, { organisationId });
      await enrol(service, member);
      expect((await askFor(asking.browser, 'reset', member)).body.state).toBe('approved');
    }
  });
});

describe('of one organisation', () => {
  it('only one waits, also of two requests at once', async () => {
    const organisationId = await activated();
    const [one, other] = [await signedInEmployee(service), await signedInEmployee(service)];
    const lock = sql`select from organisations where id = ${organisationId} for update`;
    const answers = await atOnce(service, lock, [
      () => askReversal(one.browser, organisationId),
      () => askReversal(other.browser, organisationId),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await askReversal(one.browser, organisationId)).body.code).toBe('approval_open');
  });

  it('an expired one makes room for the next, and is written down as expired', async () => {
    const organisationId = await activated();
    const asking = await signedInEmployee(service);
    const first = await askReversal(asking.browser, organisationId);
    service.clock.advance(24 * 3600);
    const later = await signedInEmployee(service);
    const listed = await later.browser.get(`/admin/approvals?organisationId=${organisationId}`);
    expect(listed.body.items).toMatchObject([{ id: first.body.id, state: 'expired', impact: null }]);
    expect((await askReversal(later.browser, organisationId)).status).toBe(201);
    const [row] = await service.ownerDb.select().from(approvals).where(eq(approvals.id, first.body.id));
    expect(must(row)).toMatchObject({ decision: 'expired', decidedBy: null });
  });
});

describe('of one user', () => {
  it('a reset and a new phone never wait together: one would undo what the other decided about', async () => {
    const [asking, about] = [await signedInEmployee(service), await signedInEmployee(service)];
    expect((await askFor(asking.browser, 'reset', about.user)).status).toBe(201);
    expect((await askFor(asking.browser, 'new_phone', about.user)).body.code).toBe('approval_open');
    service.clock.advance(24 * 3600);
    const later = await signedInEmployee(service);
    expect((await askFor(later.browser, 'reset', about.user)).status).toBe(201);
  });
});
