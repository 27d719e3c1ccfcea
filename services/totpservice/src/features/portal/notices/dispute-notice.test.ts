import { anonymousEvents, auditEvents, changeNotices, notices, users } from '@tvm/db';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { noticeOf, sendDisputable, sendNotice } from '../../../../test/notices.ts';
import { activate } from '../../../../test/organisations.ts';
import {
  changed,
  createUser,
  enrol,
  mintLink,
  must,
  signIn,
  startCodeStep,
} from '../../../../test/people.ts';
import { signedInWithCode } from '../../../../test/profile.ts';
import { allRows, eventsOf, queuedMails } from '../../../../test/records.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const path = '/notices/dispute';
const dispute = (noticeCode: string) => service.browser().post(path, { noticeCode });
const disputedIn = async (user: { id: string }) =>
  (
    await service.ownerDb
      .select({ details: auditEvents.details })
      .from(auditEvents)
      .where(and(eq(auditEvents.userId, user.id), eq(auditEvents.type, 'notice_disputed')))
  ).map(({ details }) => details);
const inHours = (hours: number) => new Date(service.clock.now.getTime() + hours * 3600_000).toISOString();

describe('the code of a notice', () => {
  it('ends everything that is open for its user: sessions, logins half way and mailed links', async () => {
    const { user, browser } = await signedInWithCode(service);
    const halfWay = await startCodeStep(service, user);
    const token = await mintLink(service, user, { purpose: 'reset' });
    const other = await createUser(service);
    const others = await signIn(service, other);

    const { code } = await sendNotice(service, user);
    const answer = await dispute(code);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ disputedAt: service.clock.now.toISOString(), heldUntil: inHours(72) });

    expect((await browser.get('/profile')).status).toBe(401);
    const next = await halfWay.post('/login/code', { code: '123456' });
    expect(next.body.code).toBe('login_challenge_missing');
    const opened = await service.browser().post('/registrations/open', { token });
    expect(opened.body.code).toBe('registration_withdrawn');
    expect((await others.get('/profile')).status).toBe(200);
  });

  it('leaves what the person could not put right again: password, authenticator and recovery codes', async () => {
    const { user } = await signedInWithCode(service);
    const of = async (table: string) =>
      (await allRows(service))[table]?.filter((row) => row.includes(user.id));
    const tables = ['public.passwords', 'public.authenticators', 'public.recovery_codes'];
    const before = await Promise.all(tables.map(of));
    expect(before.every((rows) => rows?.length === 1)).toBe(true);
    const { code } = await sendNotice(service, user);
    expect((await dispute(code)).status).toBe(200);
    expect(await Promise.all(tables.map(of))).toEqual(before);
    // Whoever has the password and the app goes on by logging in again.
    service.clock.advance(30);
    await startCodeStep(service, user);
  });

  it('tells the user what was done, asks support to look, and stands in the trail', async () => {
    const user = await createUser(service);
    const before = await queuedMails(service, null);
    const { id, code } = await sendNotice(service, user, 'new_browser');
    await dispute(code);
    const at = service.clock.now.toISOString();
    expect(await queuedMails(service, user)).toMatchObject([{ kind: 'notice_disputed', params: { at } }]);
    const toSupport = (await queuedMails(service, null)).slice(before.length);
    expect(toSupport).toMatchObject([{ kind: 'notice_disputed', params: { at, subjectUserId: user.id } }]);
    expect(await eventsOf(service, user)).toEqual(['notice_disputed success']);
    expect((await noticeOf(service, id)).disputedAt).toEqual(service.clock.now);
  });

  it('is read however it was typed', async () => {
    for (const typed of [
      (code: string) => code.toLowerCase().replaceAll('-', ''),
      (code: string) => ` ${code.replaceAll('-', ' ')} `,
      (code: string) => code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ]) {
      const { code } = await sendNotice(service, await createUser(service));
      expect((await dispute(typed(code))).status).toBe(200);
    }
  });

  it('counts once, however often it is given: again it answers the same and ends nothing that came after', async () => {
    const user = await createUser(service);
    const { code } = await sendNotice(service, user);
    const first = await dispute(code);
    service.clock.advance(600);
    const later = await signIn(service, user);
    const again = await dispute(code);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await later.get('/profile')).status).toBe(200);
    expect((await eventsOf(service, user)).filter((event) => event.startsWith('notice'))).toHaveLength(1);
  });

  it('counts once when it is given nine times at once', async () => {
    const user = await createUser(service);
    const { code } = await sendNotice(service, user);
    const supportsBefore = (await queuedMails(service, null)).length;
    const lock = sql`select from users where id = ${user.id} for update`;
    const answers = await atOnce(
      service,
      lock,
      Array.from({ length: 9 }, () => () => dispute(code)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(9).fill(200));
    expect(await eventsOf(service, user)).toEqual(['notice_disputed success']);
    expect(await queuedMails(service, user)).toHaveLength(1);
    expect((await queuedMails(service, null)).length - supportsBefore).toBe(1);
    const [row] = await service.ownerDb.select().from(users).where(eq(users.id, user.id));
    expect(row?.credentialEpoch).toBe(2);
  });

  it('is good for seven days, and not a moment longer', async () => {
    const user = await createUser(service);
    const { code } = await sendNotice(service, user);
    const late = await sendNotice(service, user);
    service.clock.advance(7 * 24 * 3600 - 1);
    expect((await dispute(code)).status).toBe(200);
    service.clock.advance(1);
    const answer = await dispute(late.code);
    expect([answer.status, answer.body.code]).toEqual([410, 'notice_expired']);
    expect((await noticeOf(service, late.id)).disputedAt).toBeNull();
  });

  it.each(changeNotices)('of the mail %s does the same', async (kind) => {
    const { user, browser } = await signedInWithCode(service);
    const params = { at: service.clock.now.toISOString() };
    const { code } = await sendDisputable(service, user.id, { kind, params });
    expect((await dispute(code)).status).toBe(200);
    expect((await browser.get('/profile')).status).toBe(401);
    expect(await disputedIn(user)).toEqual([{ about: kind }]);
  });

  it('at a former address ends and holds the same, and the trail says from where it came', async () => {
    const user = await createUser(service);
    const main = await createUser(service, { organisationId: must(user.organisationId), isMainUser: true });
    await changed(service, user, 'address');
    const browser = await signIn(service, user);
    const params = { at: service.clock.now.toISOString(), toFormer: true as const };
    const { code } = await sendDisputable(service, user.id, { kind: 'email_changed', params });
    const answer = await dispute(code);
    expect(answer.body).toEqual({ disputedAt: service.clock.now.toISOString(), heldUntil: inHours(72) });
    expect((await browser.get('/profile')).status).toBe(401);
    expect(await disputedIn(user)).toEqual([{ about: 'email_changed_from' }]);
    // Another address and a dispute are two changes: not even a password by a link, until somebody else confirms.
    expect((await queuedMails(service, main)).map(({ kind }) => kind)).toEqual(['enrolment_held']);
    const link = service.browser();
    await link.post('/registrations/open', { token: await mintLink(service, user, { purpose: 'reset' }) });
    const set = await link.post('/registrations/password', { password: 'Vijf rode sokken 31!' });
    expect(set.body.code).toBe('enrolment_held');
  });

  it('of an employee works the same', async () => {
    const { user, browser } = await signedInEmployee(service);
    const { code } = await sendNotice(service, user);
    expect((await dispute(code)).status).toBe(200);
    expect((await browser.get('/session')).status).toBe(401);
  });
});

describe('a code that no mail has', () => {
  it('is refused, changes nothing and is counted', async () => {
    const before = await allRows(service);
    const answer = await dispute('0000-0000-0000');
    expect([answer.status, answer.body.code]).toEqual([404, 'notice_unknown']);
    const after = await allRows(service);
    const changed = Object.keys(after).filter((table) => String(after[table]) !== String(before[table]));
    expect(changed.sort()).toEqual(['public.anonymous_events', 'public.attempt_budgets']);
  });

  it('is refused 60 times an hour for one network; right codes use none of that up', async () => {
    await service.ownerDb.execute(sql`delete from attempt_budgets where scope = 'notice_address'`);
    const rightOne = () => createUser(service).then((user) => sendNotice(service, user));
    for (let attempt = 0; attempt < 59; attempt++) expect((await dispute('0000-0000-0000')).status).toBe(404);
    for (let right = 0; right < 3; right++) expect((await dispute((await rightOne()).code)).status).toBe(200);
    expect((await dispute('0000-0000-0000')).status).toBe(404);
    const refused = await dispute((await rightOne()).code);
    expect([refused.status, refused.body.code]).toEqual([429, 'rate_limited']);
    expect(Number(refused.headers['retry-after'])).toBe(60);
    const other = await service.app.inject({
      method: 'POST',
      url: '/totpservice/api/v1/notices/dispute',
      remoteAddress: '198.51.100.7',
      headers: { origin: service.config.publicOrigin },
      payload: { noticeCode: (await rightOne()).code },
    });
    expect(other.statusCode).toBe(200);
    const counted = await service.ownerDb
      .select()
      .from(anonymousEvents)
      .where(eq(anonymousEvents.type, 'notice_disputed'));
    expect(counted.some(({ reason }) => reason === 'rate_limited')).toBe(true);
    await service.ownerDb.execute(sql`delete from attempt_budgets where scope = 'notice_address'`);
  });
});

describe('what follows within 72 hours', () => {
  async function openedLink(user: Parameters<typeof mintLink>[1], purpose: 'registration' | 'reset') {
    const browser = service.browser();
    const lost = purpose === 'reset' ? ('authenticator' as const) : null;
    const token = await mintLink(service, user, { purpose, lost });
    await browser.post('/registrations/open', { token });
    const set = await browser.post('/registrations/password', { password: 'Vijf rode sokken 31!' });
    expect(set.status).toBe(200);
    return { browser, next: set.body.next };
  }

  it.each([
    ['a first authenticator', false],
    ['a new phone', true],
  ])(
    '%s by a mailed link is held until somebody else confirms; after that it isn’t',
    async (_, isEnrolled) => {
      const [early, late] = [await createUser(service), await createUser(service)];
      for (const user of [early, late]) {
        if (isEnrolled) await enrol(service, user);
        await activate(service, user.organisationId);
        await dispute((await sendNotice(service, user)).code);
      }
      const purpose = isEnrolled ? 'reset' : 'registration';
      service.clock.advance(72 * 3600 - 1);
      const held = await (await openedLink(early, purpose)).browser.post('/registrations/authenticator');
      expect([held.status, held.body.code]).toEqual([403, 'enrolment_held']);
      const [waiting] = (
        await service.ownerDb.execute(
          sql`select params from approvals where user_id = ${early.id} and decision is null`,
        )
      ).rows;
      expect(waiting).toEqual({ params: { because: ['disputed', isEnrolled ? 'new_phone' : 'enrolment'] } });
      service.clock.advance(1);
      const free = await (await openedLink(late, purpose)).browser.post('/registrations/authenticator');
      expect(free.status).toBe(200);
    },
  );

  it('a new password by a mailed link isn’t held, so that the owner can shut out whoever knows the former one', async () => {
    const user = await createUser(service);
    await dispute((await sendNotice(service, user)).code);
    expect((await openedLink(user, 'reset')).next).toBe('done');
  });

  it('a reset by support takes two employees', async () => {
    const { user } = await signedInWithCode(service);
    const { browser } = await signedInEmployee(service);
    await dispute((await sendNotice(service, user)).code);
    const needs = async () => (await browser.get(`/admin/users/${user.id}`)).body.needsSecondEmployee;
    expect(await needs()).toEqual({ reset: true, new_phone: true });
  });

  it('what was done within 72 hours before it is held at once, and the other main users are told', async () => {
    const user = await createUser(service);
    const main = await createUser(service, { organisationId: must(user.organisationId), isMainUser: true });
    await changed(service, user, 'reset');
    service.clock.advance(71 * 3600);
    await dispute((await sendNotice(service, user)).code);
    expect(await queuedMails(service, main)).toMatchObject([
      { kind: 'enrolment_held', params: { subjectUserId: user.id } },
    ]);
    expect(await eventsOf(service, user)).toContain('enrolment_held success');
  });
});

it('is gone with its user', async () => {
  const user = await createUser(service);
  const { id, code } = await sendNotice(service, user);
  await service.ownerDb.delete(users).where(eq(users.id, user.id));
  expect(await service.ownerDb.$count(notices, eq(notices.id, id))).toBe(0);
  expect((await dispute(code)).body.code).toBe('notice_unknown');
});
