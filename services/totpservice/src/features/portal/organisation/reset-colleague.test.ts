import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { createColleagues, createMainUser, help, look } from '../../../../test/colleagues.ts';
import { approve, twoEmployees } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { changed, createUser, enrol, mintLink, signIn } from '../../../../test/people.ts';
import {
  allRows,
  authenticatorsOf,
  eventsOf,
  expectOnlyRefusals,
  queuedKinds,
  queuedMails,
} from '../../../../test/records.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const off = await startService({ mandatoryFrom: undefined, mainUserHelp: 'off' }, afterAll);
const setRole = (id: string, isMainUser: boolean) =>
  service.ownerDb.execute(sql`update users set is_main_user = ${isMainUser} where id = ${id}`);

describe('a reset by a main user', () => {
  it('takes the authenticator away, invites anew, and is told to the colleague and to all main users', async () => {
    const { organisationId, mainUser, colleague } = await createColleagues(service);
    await activate(service, organisationId);
    const other = await createUser(service, { organisationId, isMainUser: true });
    const answer = await help(mainUser.browser, colleague, 'reset');
    expect([answer.status, answer.body]).toEqual([200, { state: 'done' }]);
    expect(await authenticatorsOf(service, colleague)).toMatchObject([{ state: 'revoked' }]);
    expect(await queuedMails(service, colleague)).toMatchObject([
      { kind: 'two_factor_reset', params: { byMainUser: true } },
      { kind: 'registration' },
    ]);
    const told = { kind: 'colleague_helped' };
    const params = { subjectUserId: colleague.id, helperId: mainUser.user.id, help: 'reset' };
    for (const each of [mainUser.user, other])
      expect(await queuedMails(service, each)).toMatchObject([{ ...told, params }]);
    expect(await eventsOf(service, colleague)).toEqual(
      expect.arrayContaining(['approval_requested success', 'two_factor_reset success']),
    );
  });

  it('waits for an employee where another change of the last 72 hours makes it two', async () => {
    const { mainUser, colleague } = await createColleagues(service);
    await changed(service, colleague, 'address');
    expect((await look(mainUser.browser, colleague)).needsSupport).toEqual({ reset: true, new_phone: true });
    expect((await help(mainUser.browser, colleague, 'reset')).body).toEqual({ state: 'waits_for_support' });
    expect(await authenticatorsOf(service, colleague)).toMatchObject([{ state: 'active' }]);
    expect(await queuedMails(service, mainUser.user)).toMatchObject([{ params: { help: 'reset_asked' } }]);
    expect((await look(mainUser.browser, colleague)).requestWaits).toBe(true);
    expect((await help(mainUser.browser, colleague, 'reset')).body.code).toBe('approval_open');
    const [, employee] = await twoEmployees(service);
    const { items } = (await employee.browser.get('/admin/approvals?state=open')).body;
    const { id } = items.find((each: { user: { id: string } | null }) => each.user?.id === colleague.id);
    expect((await approve(service, employee, id)).status).toBe(200);
    expect(await authenticatorsOf(service, colleague)).toMatchObject([{ state: 'revoked' }]);
  });

  it('is not approved when who asked is no main user any more', async () => {
    const { mainUser, colleague } = await createColleagues(service);
    await changed(service, colleague, 'address');
    await help(mainUser.browser, colleague, 'reset');
    await setRole(mainUser.user.id, false);
    const [, employee] = await twoEmployees(service);
    const { items } = (await employee.browser.get('/admin/approvals?state=open')).body;
    const { id } = items.find((each: { user: { id: string } | null }) => each.user?.id === colleague.id);
    expect((await approve(service, employee, id)).body.code).toBe('requester_left');
    expect(await authenticatorsOf(service, colleague)).toMatchObject([{ state: 'active' }]);
  });

  it('holds the enrolment with another change that comes within 72 hours after it', async () => {
    const { mainUser, colleague } = await createColleagues(service);
    await help(mainUser.browser, colleague, 'reset');
    service.clock.advance(71 * 3600);
    await changed(service, colleague, 'address');
    const browser = service.browser();
    const token = await mintLink(service, colleague, { purpose: 'reset' });
    expect((await browser.post('/registrations/open', { token })).body.next).toBe('held');
  });

  it('is done once by two main users at once', async () => {
    const { organisationId, mainUser, colleague } = await createColleagues(service);
    const other = await createMainUser(service, organisationId);
    const { version } = await look(mainUser.browser, colleague);
    const lock = sql`select from users where id = ${colleague.id} for update`;
    const answers = await atOnce(
      service,
      lock,
      [mainUser, other].map(
        ({ browser }) =>
          () =>
            help(browser, colleague, 'reset', version),
      ),
    );
    expect(answers.map(({ status, body }) => (status === 200 ? body.state : body.code)).sort()).toEqual([
      'authenticator_missing',
      'done',
    ]);
    expect(await queuedKinds(service, mainUser.user)).toEqual(['colleague_helped']);
  });
});

describe('nobody resets', () => {
  it.each<[string, string, (of: Awaited<ReturnType<typeof createColleagues>>) => Promise<unknown>]>([
    [
      'as a main user who lost the role meanwhile',
      'main_user_required',
      ({ mainUser }) => setRole(mainUser.user.id, false),
    ],
    ['another main user', 'support_required', ({ colleague }) => setRole(colleague.id, true)],
    ['without a proof of the last five minutes', 'step_up_required', async () => service.clock.advance(301)],
    [
      'as a main user who was changed in the last 72 hours',
      'main_user_too_new',
      ({ mainUser }) => changed(service, mainUser.user, 'made_main_user'),
    ],
    [
      'what is not what was shown any more',
      'approval_changed',
      ({ colleague }) =>
        service.ownerDb.execute(sql`update users set surname = 'Anders' where id = ${colleague.id}`),
    ],
  ])('%s', async (_what, code, change) => {
    const people = await createColleagues(service);
    const { mainUser, colleague } = people;
    const { version } = await look(mainUser.browser, colleague);
    await change(people);
    // The session was seen by then.
    await look(mainUser.browser, colleague);
    const before = await allRows(service);
    const answer = await help(mainUser.browser, colleague, 'reset', version);
    expect(answer.body.code).toBe(code);
    await expectOnlyRefusals(service, before, 1);
    expect(await authenticatorsOf(service, colleague)).toMatchObject([{ state: 'active' }]);
  });

  it('themselves, somebody of another organisation, or somebody without an authenticator', async () => {
    const { organisationId, mainUser } = await createColleagues(service);
    const elsewhere = await createUser(service, {});
    await enrol(service, elsewhere);
    const without = await createUser(service, { organisationId });
    const codes = [];
    for (const user of [mainUser.user, elsewhere, without])
      codes.push((await help(mainUser.browser, user, 'reset')).body.code);
    expect(codes).toEqual(['not_for_oneself', 'user_not_found', 'authenticator_missing']);
  });

  it('as a sub-user, or where the setting turned it off', async () => {
    const { organisationId, colleague } = await createColleagues(service);
    const sub = await signIn(service, await createUser(service, { organisationId }));
    expect((await help(sub, colleague, 'reset', 'x')).body.code).toBe('main_user_required');
    const there = await createColleagues(off);
    expect((await look(there.mainUser.browser, there.colleague)).because).toBe('help_disabled');
    expect((await help(there.mainUser.browser, there.colleague, 'reset')).body.code).toBe('help_disabled');
    expect((await help(there.mainUser.browser, there.colleague, 'unlock')).body.code).toBe('help_disabled');
  });

  it('more than twenty within an hour', async () => {
    const { organisationId, mainUser } = await createColleagues(service);
    const codes: string[] = [];
    for (let count = 0; count < 21; count += 1) {
      const user = await createUser(service, { organisationId });
      await enrol(service, user);
      const { status, body } = await help(mainUser.browser, user, 'reset');
      codes.push(status === 200 ? body.state : body.code);
    }
    expect(codes.filter((code) => code === 'done')).toHaveLength(20);
    expect(codes.at(-1)).toBe('approval_limit_reached');
  });
});
