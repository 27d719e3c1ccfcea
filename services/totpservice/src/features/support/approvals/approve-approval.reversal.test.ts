import { activations, exemptions, mails, organisations, passwords, registrations, users } from '@tvm/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { approve, askReversal, reverse, signedInEmployee, twoEmployees } from '../../../../test/employees.ts';
import { startService, type TestService } from '../../../../test/harness.ts';
import { openFreshLink } from '../../../../test/mailed-links.ts';
import { activate } from '../../../../test/organisations.ts';
import {
  codeOf,
  createOrganisation,
  createUser,
  enrol,
  mintLink,
  must,
  password,
  signInWithCode,
} from '../../../../test/people.ts';
import { aliveness } from '../../../../test/profile.ts';
import {
  allRows,
  authenticatorsOf,
  expectOnlyRefusals,
  queuedKinds,
  queuedMails,
} from '../../../../test/records.ts';
import { readUserTimeline } from '../../../trail/read-user-timeline.ts';

const before = await startService({ mandatoryFrom: new Date('2030-01-01T00:00:00Z') }, afterAll);
const after = await startService({ mandatoryFrom: new Date('2026-01-01T00:00:00Z') }, afterAll);

/** An activated organisation with somebody enrolled, somebody half-way and somebody without a password. */
async function activatedOrganisation(service: TestService) {
  const organisationId = await createOrganisation(service);
  const enrolled = await createUser(service, { organisationId, isMainUser: true });
  const secret = await enrol(service, enrolled);
  const halfway = await createUser(service, { organisationId });
  const invited = await createUser(service, { organisationId, password: null });
  await activate(service, organisationId);
  return { organisationId, enrolled, secret, halfway, invited };
}

const exemptionOf = async (service: TestService, organisationId: string) =>
  (
    await service.ownerDb
      .select({ startsAt: exemptions.startsAt, endsAt: exemptions.endsAt })
      .from(exemptions)
      .where(and(eq(exemptions.organisationId, organisationId), isNull(exemptions.endedAt)))
  )[0];
const nextOf = async (service: TestService, email: string) =>
  (await service.browser().post('/login', { email, password })).body.next;

describe('an approval', () => {
  it('ends activation, authenticators, recovery codes, sessions and links, and tells everybody', async () => {
    const { organisationId, enrolled, secret, halfway, invited } = await activatedOrganisation(before);
    const disabled = await createUser(before, { organisationId, disabledAt: before.clock.now });
    const session = await signInWithCode(before, enrolled, secret);
    const link = await openFreshLink(before, halfway);
    const old = await mintLink(before, invited);
    const answer = await reverse(before, organisationId);
    expect([answer.status, answer.body.state, answer.body.impact]).toEqual([200, 'approved', null]);

    const [activation] = await before.ownerDb
      .select()
      .from(activations)
      .where(eq(activations.organisationId, organisationId));
    expect(must(activation)).toMatchObject({ endedByReversalId: answer.body.id });
    expect(await authenticatorsOf(before, enrolled)).toMatchObject([
      { state: 'revoked', sealedSecret: null },
    ]);
    const codes = sql`select from recovery_codes where user_id = ${enrolled.id}`;
    expect((await before.ownerDb.execute(codes)).rowCount).toBe(0);
    expect(await aliveness(session)).toBe('unauthenticated');
    expect((await link.post('/registrations/password', { password })).status).toBeGreaterThanOrEqual(400);
    expect((await before.browser().post('/registrations/open', { token: old })).body.code).toBe(
      'registration_withdrawn',
    );
    expect(await queuedKinds(before, enrolled)).toEqual(['two_factor_reversed']);
    const [told] = await queuedMails(before, halfway);
    expect(told?.params).toMatchObject({ approvalId: answer.body.id });
    expect(await queuedKinds(before, disabled)).toEqual([]);
  });

  it('lets everybody in as before: with the password alone, and who has none is invited to set one', async () => {
    const { organisationId, enrolled, halfway, invited } = await activatedOrganisation(before);
    expect(await nextOf(before, halfway.email)).toBe('registration_required');
    await reverse(before, organisationId);
    expect(await nextOf(before, enrolled.email)).toBe('session');
    expect(await nextOf(before, halfway.email)).toBe('session');
    expect(await queuedKinds(before, invited)).toEqual(['registration', 'two_factor_reversed']);
    const browser = await openFreshLink(before, invited);
    expect((await browser.post('/registrations/password', { password })).body.next).toBe('done');
    expect(await nextOf(before, invited.email)).toBe('session');
  });

  it('leaves nobody invited by a link that is dead, and the timeline of each says what happened', async () => {
    const { organisationId, enrolled, halfway, invited } = await activatedOrganisation(before);
    await openFreshLink(before, halfway);
    await mintLink(before, invited);
    before.clock.advance(1);
    await reverse(before, organisationId);
    const progress = await before.ownerDb.execute<{ user_id: string; state: string }>(
      sql`select user_id, state from user_standing where organisation_id = ${organisationId} and not is_disabled`,
    );
    const of = new Map(progress.rows.map((row) => [row.user_id, row.state]));
    expect([enrolled, halfway, invited].map(({ id }) => of.get(id))).toEqual([
      'not_invited',
      'not_invited',
      // To set a password.
      'invited',
    ]);
    for (const { id } of [enrolled, halfway, invited]) {
      const events = await readUserTimeline(before.ownerDb, { userId: id, organisationId });
      expect(events.map(({ type }) => type)).toContain('reversed');
    }
    const stranger = await createUser(before);
    expect(await readUserTimeline(before.ownerDb, { userId: stranger.id, organisationId: null })).toEqual([]);
  });

  it('withdraws the mails of the activation that have not left', async () => {
    const { organisationId, halfway } = await activatedOrganisation(before);
    await before.ownerDb.insert(mails).values({
      userId: halfway.id,
      kind: 'registration',
      requestedBy: 'activation',
      createdAt: before.clock.now,
      updatedAt: before.clock.now,
    });
    await reverse(before, organisationId);
    const [mail] = await before.ownerDb
      .select({ state: mails.state, lastError: mails.lastError })
      .from(mails)
      .where(and(eq(mails.userId, halfway.id), eq(mails.kind, 'registration')));
    expect(mail).toEqual({ state: 'withdrawn', lastError: 'two_factor_reversed' });
  });

  it('touches nobody of another organisation', async () => {
    const one = await activatedOrganisation(before);
    const other = await activatedOrganisation(before);
    const session = await signInWithCode(before, other.enrolled, other.secret);
    await reverse(before, one.organisationId);
    expect(await aliveness(session)).toBe(200);
    expect(await queuedKinds(before, other.enrolled)).toEqual([]);
    expect(await authenticatorsOf(before, other.enrolled)).toMatchObject([{ state: 'active' }]);
  });

  it('leaves an organisation that can be activated again', async () => {
    const { organisationId, enrolled } = await activatedOrganisation(before);
    await reverse(before, organisationId);
    const browser = before.browser();
    await browser.post('/login', { email: enrolled.email, password });
    const { userListVersion, activatable } = (await browser.get('/organisation/two-factor')).body;
    expect(activatable).toBe(true);
    expect((await browser.post('/organisation/two-factor/activation', { userListVersion })).status).toBe(200);
    expect(await nextOf(before, enrolled.email)).toBe('registration_required');
  });
});

describe('the exemption', () => {
  const day = 24 * 3600_000;

  it('is not written before the mandatory date, unless it was asked for', async () => {
    const plain = await activatedOrganisation(before);
    expect((await reverse(before, plain.organisationId)).body.exemptUntil).toBeNull();
    expect(await exemptionOf(before, plain.organisationId)).toBeUndefined();
    const asked = await activatedOrganisation(before);
    await reverse(before, asked.organisationId, { exemptionDays: 90 });
    const { startsAt, endsAt } = must(await exemptionOf(before, asked.organisationId));
    expect(endsAt.getTime() - startsAt.getTime()).toBe(90 * day);
  });

  it('is 14 days after it, and lets in without 2FA until its last moment, not after, also who is inside', async () => {
    const { organisationId, enrolled } = await activatedOrganisation(after);
    const { body } = await reverse(after, organisationId);
    const { startsAt, endsAt } = must(await exemptionOf(after, organisationId));
    expect([body.exemptUntil, endsAt.getTime() - startsAt.getTime()]).toEqual([
      endsAt.toISOString(),
      14 * day,
    ]);
    after.clock.now = new Date(endsAt.getTime() - 60_000);
    const browser = after.browser();
    expect((await browser.post('/login', { email: enrolled.email, password })).body.next).toBe('session');
    expect((await browser.get('/profile')).status).toBe(200);
    after.clock.now = new Date(endsAt.getTime() - 1);
    expect((await browser.get('/profile')).status).toBe(200);
    after.clock.now = endsAt;
    expect((await browser.get('/profile')).body.code).toBe('two_factor_required');
    expect(await nextOf(after, enrolled.email)).toBe('registration_required');
  });

  it('is all that an organisation gets that never activated: authenticators and sessions stay', async () => {
    const organisationId = await createOrganisation(after);
    const enrolled = await createUser(after, { organisationId });
    const secret = await enrol(after, enrolled);
    const without = await createUser(after, { organisationId, password: null });
    const plain = await createUser(after, { organisationId });
    const session = await signInWithCode(after, enrolled, secret);
    expect(await nextOf(after, plain.email)).toBe('registration_required');
    await reverse(after, organisationId, { exemptionDays: 3 });
    expect(await aliveness(session)).toBe(200);
    expect(await authenticatorsOf(after, enrolled)).toMatchObject([{ state: 'active' }]);
    expect(await nextOf(after, plain.email)).toBe('session');
    expect(await nextOf(after, enrolled.email)).toBe('code');
    expect(await queuedKinds(after, without)).toEqual(['registration', 'two_factor_reversed']);
  });

  it('is decided at the approval: the date may have come since the request', async () => {
    const service = await startService({ mandatoryFrom: new Date('2026-03-02T12:00:00Z') });
    const { organisationId } = await activatedOrganisation(service);
    const [asking, deciding] = await twoEmployees(service);
    const asked = await askReversal(asking.browser, organisationId);
    expect(asked.body.impact.exemptionNeeded).toBe(false);
    service.clock.advance(4 * 3600);
    const again = { ...deciding, browser: await signInWithCode(service, deciding.user, deciding.secret) };
    service.clock.advance(30);
    const { body } = await approve(service, again, asked.body.id);
    expect(Date.parse(body.exemptUntil) - Date.parse(body.decidedAt)).toBe(14 * day);
  });

  it('replaces the one that runs', async () => {
    const organisationId = await createOrganisation(after);
    await reverse(after, organisationId, { exemptionDays: 3 });
    await reverse(after, organisationId, { exemptionDays: 10 });
    const { startsAt, endsAt } = must(await exemptionOf(after, organisationId));
    expect(endsAt.getTime() - startsAt.getTime()).toBe(10 * day);
  });
});

describe('who approves', () => {
  it('is never who asked, whatever code is given', async () => {
    const { organisationId } = await activatedOrganisation(before);
    const asking = await signedInEmployee(before, 'support_lead');
    before.clock.advance(30);
    const { id } = (await askReversal(asking.browser, organisationId)).body;
    await asking.browser.get(`/admin/approvals/${id}`);
    const rows = await allRows(before);
    expect((await approve(before, asking, id)).body.code).toBe('second_employee_required');
    await expectOnlyRefusals(before, rows);
  });

  it.each([
    ['is disabled', { disabledAt: new Date('2026-01-01T00:00:00Z') }],
    ['lost the role', { employeeRole: 'auditor' as const }],
  ])('never approves what somebody asked for who %s since, and may reject it', async (_what, change) => {
    const { organisationId } = await activatedOrganisation(before);
    const [asking, deciding] = await twoEmployees(before);
    const { id } = (await askReversal(asking.browser, organisationId)).body;
    await before.ownerDb.update(users).set(change).where(eq(users.id, asking.user.id));
    await deciding.browser.get(`/admin/approvals/${id}`);
    const rows = await allRows(before);
    expect((await approve(before, deciding, id)).body.code).toBe('requester_left');
    await expectOnlyRefusals(before, rows);
    const rejected = await deciding.browser.post(`/admin/approvals/${id}/rejection`, {
      reason: 'vertrokken',
    });
    expect(rejected.body.state).toBe('rejected');
  });

  it('approves what was shown, and nothing else: a changed one changes nothing, and keeps the code', async () => {
    const { organisationId } = await activatedOrganisation(before);
    const [asking, deciding] = await twoEmployees(before);
    const { id, version } = (await askReversal(asking.browser, organisationId)).body;
    await before.ownerDb
      .update(activations)
      .set({ activatedAt: new Date(before.clock.now.getTime() + 1000) })
      .where(eq(activations.organisationId, organisationId));
    const rows = await allRows(before);
    const path = `/admin/approvals/${id}`;
    const body = { code: codeOf(before, deciding.secret), version };
    expect((await deciding.browser.post(`${path}/approval`, body)).body.code).toBe('approval_changed');
    await expectOnlyRefusals(before, rows);
    const shown = (await deciding.browser.get(path)).body;
    expect(shown.version).not.toBe(version);
    expect((await approve(before, deciding, id)).status).toBe(200);
  });

  it('gives a code of the own app: a wrong one changes nothing and counts, a used one is none', async () => {
    const { organisationId } = await activatedOrganisation(before);
    const [asking, deciding] = await twoEmployees(before);
    const { id } = (await askReversal(asking.browser, organisationId)).body;
    const path = `/admin/approvals/${id}/approval`;
    const { version } = (await deciding.browser.get(`/admin/approvals/${id}`)).body;
    const foreign = { code: codeOf(before, asking.secret), version };
    expect((await deciding.browser.post(path, foreign)).body.code).toBe('code_rejected');
    const other = await activatedOrganisation(before);
    const next = (await askReversal(asking.browser, other.organisationId)).body.id;
    expect((await approve(before, deciding, next)).status).toBe(200);
    expect((await approve(before, deciding, id)).body.code).toBe('code_rejected');
    for (let attempt = 0; attempt < 4; attempt++) await deciding.browser.post(path, foreign);
    before.clock.advance(30);
    expect((await approve(before, deciding, id)).body.code).toBe('login_locked');
    const [row] = (await asking.browser.get(`/admin/approvals?organisationId=${organisationId}`)).body.items;
    expect(row.state).toBe('open');
  });

  it('is one of two at once: the second finds it decided, and keeps the code', async () => {
    const { organisationId, enrolled } = await activatedOrganisation(before);
    const [asking, one] = await twoEmployees(before);
    const other = await signedInEmployee(before);
    before.clock.advance(30);
    const { id } = (await askReversal(asking.browser, organisationId)).body;
    const lock = sql`select from approvals where id = ${id} for update`;
    const answers = await atOnce(before, lock, [
      () => approve(before, one, id),
      () => approve(before, other, id),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await queuedKinds(before, enrolled)).toEqual(['two_factor_reversed']);
    const loser = answers[0]?.status === 409 ? one : other;
    const { organisationId: second } = await activatedOrganisation(before);
    const next = (await askReversal(asking.browser, second)).body.id;
    expect((await approve(before, loser, next)).status).toBe(200);
  });

  it("or rejects, whichever is first, and a request that expired is nobody's any more", async () => {
    const { organisationId } = await activatedOrganisation(before);
    const [asking, one] = await twoEmployees(before);
    const { id } = (await askReversal(asking.browser, organisationId)).body;
    await one.browser.post(`/admin/approvals/${id}/rejection`, { reason: 'niet gevraagd' });
    expect((await approve(before, one, id)).body.code).toBe('approval_not_open');
    const next = (await askReversal(asking.browser, organisationId)).body.id;
    before.clock.advance(24 * 3600);
    const later = await signedInEmployee(before);
    before.clock.advance(30);
    expect((await approve(before, later, next)).body.code).toBe('approval_not_open');
  });

  it('can race an activation: whatever the order, both have their whole effect', async () => {
    for (const first of ['approval', 'activation']) {
      const { organisationId, enrolled } = await activatedOrganisation(before);
      await reverse(before, organisationId);
      const browser = before.browser();
      await browser.post('/login', { email: enrolled.email, password });
      const { userListVersion } = (await browser.get('/organisation/two-factor')).body;
      const [asking, deciding] = await twoEmployees(before);
      const { id } = (await askReversal(asking.browser, organisationId)).body;
      const calls = [
        () => approve(before, deciding, id),
        () => browser.post('/organisation/two-factor/activation', { userListVersion }),
      ];
      const lock = sql`select from ${organisations} where id = ${organisationId} for update`;
      const answers = await atOnce(before, lock, first === 'approval' ? calls : calls.reverse());
      // The activation's session may have ended by the reversal before it was looked at.
      expect(answers.map(({ status }) => status)).not.toContain(500);
      const open = await before.ownerDb.$count(
        activations,
        and(eq(activations.organisationId, organisationId), isNull(activations.endedAt)),
      );
      const exempt = await exemptionOf(before, organisationId);
      // Never both: an activation ends a running exemption, and a reversal an activation.
      expect(open === 1 && exempt !== undefined).toBe(false);
    }
  });

  it('does all of it or nothing', async () => {
    const { organisationId, enrolled } = await activatedOrganisation(before);
    const [asking, deciding] = await twoEmployees(before);
    const { id } = (await askReversal(asking.browser, organisationId)).body;
    await before.ownerDb.execute(sql`revoke execute on function add_mail_jobs(uuid[]) from app`);
    try {
      expect((await approve(before, deciding, id)).status).toBe(500);
    } finally {
      await before.ownerDb.execute(sql`grant execute on function add_mail_jobs(uuid[]) to app`);
    }
    expect(await authenticatorsOf(before, enrolled)).toMatchObject([{ state: 'active' }]);
    const counts = await Promise.all([
      before.ownerDb.$count(
        activations,
        and(eq(activations.organisationId, organisationId), isNull(activations.endedAt)),
      ),
      before.ownerDb.$count(passwords, eq(passwords.userId, enrolled.id)),
      before.ownerDb.$count(registrations, eq(registrations.userId, enrolled.id)),
      before.ownerDb.$count(users, and(eq(users.id, enrolled.id), eq(users.credentialEpoch, 1))),
    ]);
    expect(counts).toEqual([1, 1, 0, 1]);
    before.clock.advance(30);
    expect((await approve(before, deciding, id)).status).toBe(200);
  });
});
