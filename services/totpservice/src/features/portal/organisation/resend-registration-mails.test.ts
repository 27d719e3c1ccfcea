import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { startService, type TestService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { createUser, enrol, signIn, signInWithCode, type TestUser } from '../../../../test/people.ts';
import { addRegistrationMail, progressSteps } from '../../../../test/progress.ts';
import { allRows, expectOnlyRefusals, queuedJobs, queuedMails } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const path = '/organisation/registration-mails';

/** An enrolled main user of an activated organisation, with so many others who aren't. */
async function arrange(others = 2, at: TestService = service) {
  const main = await createUser(at, { isMainUser: true });
  const { organisationId } = main;
  await activate(at, organisationId);
  const users: TestUser[] = [];
  for (let index = 0; index < others; index++)
    users.push(await createUser(at, { organisationId, password: null }));
  return { main, users, organisationId, browser: await signInWithCode(at, main, await enrol(at, main)) };
}

async function requestEvents(at: TestService, organisationId: string | null) {
  const { rows } = await at.ownerDb.$client.query(
    `select result, reason, user_id, details from audit_events
     where organisation_id = $1 and type like 'registration_mail%_requested' order by id`,
    [organisationId],
  );
  return rows;
}

it('mails everybody who has not finished once, behind what people wait for, and writes one event with the figures', async () => {
  const { users, organisationId, browser } = await arrange(0);
  for (const [progress, step] of Object.entries(progressSteps)) {
    const user = await createUser(service, { organisationId });
    await step(service, user);
    if (!['enrolled', 'locked'].includes(progress)) users.push(user);
  }
  const disabled = await createUser(service, { organisationId, disabledAt: service.clock.now });
  const response = await browser.post(path);
  const figures = { queued: 6, limited: 0, waiting: 0, undeliverable: 0 };
  expect([response.status, response.body]).toEqual([202, figures]);
  const jobs = await queuedJobs(service);
  for (const user of users) {
    const [mail, ...more] = await queuedMails(service, user);
    expect(mail).toMatchObject({
      kind: 'registration',
      requestedBy: 'main_user',
      params: { campaign: true },
    });
    expect(more).toEqual([]);
    expect(jobs.filter(({ key }) => key === mail?.id)).toMatchObject([{ priority: 10 }]);
  }
  expect(await queuedMails(service, disabled)).toEqual([]);
  expect(await requestEvents(service, organisationId)).toEqual([
    { result: 'success', reason: null, user_id: null, details: figures },
  ]);
});

it('passes over who was mailed too lately, has a mail on its way, or an address that bounced, each counted once', async () => {
  const { users, organisationId, browser } = await arrange(1);
  const bounced = await createUser(service, { organisationId, mailBouncedAt: service.clock.now });
  await addRegistrationMail(service, bounced, 'queued');
  for (const state of ['queued', 'sending'] as const) {
    const user = await createUser(service, { organisationId });
    await addRegistrationMail(service, user, state);
  }
  const limited = await createUser(service, { organisationId });
  expect((await browser.post(`/organisation/users/${limited.id}/registration-mail`)).status).toBe(202);
  await service.ownerDb.$client.query(`update mails set state = 'delivered' where user_id = $1`, [
    limited.id,
  ]);
  expect((await browser.post(path)).body).toEqual({ queued: 1, limited: 1, waiting: 2, undeliverable: 1 });
  expect(await queuedMails(service, users[0] ?? bounced)).toHaveLength(1);
});

it('counts in the budget of each user: five an hour, 60 seconds apart, together with the requests for one', async () => {
  const own = await startService();
  const { users, organisationId, browser } = await arrange(2, own);
  const [one] = users;
  await browser.post(`/organisation/users/${one?.id}/registration-mail`);
  const figures: string[] = [];
  for (let minute = 0; minute < 7; minute++) {
    await own.ownerDb.$client.query(`update mails set state = 'delivered'`);
    const { queued, limited } = (await browser.post(path)).body;
    figures.push(`${queued} queued, ${limited} limited`);
    own.clock.advance(60);
  }
  expect(figures).toEqual([
    '1 queued, 1 limited',
    ...Array<string>(4).fill('2 queued, 0 limited'),
    ...Array<string>(2).fill('0 queued, 2 limited'),
  ]);
  const { rows } = await own.ownerDb.$client.query<{ mails: number }>(
    `select count(*)::int as mails from mails m join users u on u.id = m.user_id
     where u.organisation_id = $1 and requested_by = 'main_user' group by u.id`,
    [organisationId],
  );
  expect(rows.map(({ mails }) => mails)).toEqual([5, 5]);
});

it('still lets somebody send one mail to an address that bounced', async () => {
  const { organisationId, browser } = await arrange(0);
  const bounced = await createUser(service, { organisationId, mailBouncedAt: service.clock.now });
  expect((await browser.post(`/organisation/users/${bounced.id}/registration-mail`)).status).toBe(202);
});

it('asked for nine times at once mails everybody once', async () => {
  const { users, organisationId, browser } = await arrange(5);
  const answers = await atOnce(
    service,
    sql`select from organisations where id = ${organisationId} for update`,
    Array.from({ length: 9 }, () => () => browser.copy().post(path)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  expect(answers.map(({ body }) => body.queued).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 5]);
  for (const { body } of answers) expect(body.queued + body.waiting).toBe(5);
  for (const user of users) expect(await queuedMails(service, user)).toHaveLength(1);
});

it('at once with a request for one of them mails nobody twice', async () => {
  const { users, browser } = await arrange(3);
  const [one] = users;
  await browser.post(`/organisation/users/${one?.id}/registration-mail`);
  await service.ownerDb.$client.query(`update mails set state = 'delivered' where user_id = $1`, [one?.id]);
  service.clock.advance(60);
  const answers = await atOnce(
    service,
    sql`select from mail_budgets where subject = ${one?.id ?? ''} for update`,
    [() => browser.post(path), () => browser.copy().post(`/organisation/users/${one?.id}/registration-mail`)],
  );
  expect(answers.map(({ status }) => status)).toContain(202);
  for (const user of users) expect(await queuedMails(service, user)).toHaveLength(1);
});

it('that fails half-way leaves nothing: no mail, no job, no used-up budget', async () => {
  const own = await startService();
  const { browser } = await arrange(3, own);
  const before = await allRows(own);
  await own.ownerDb.$client.query('revoke insert on audit_events from app');
  expect((await browser.post(path)).body.code).toBe('internal_error');
  expect(await allRows(own)).toEqual(before);
});

describe('is refused', () => {
  it('to a sub-user, an employee, a stranger and a session that is not good enough', async () => {
    const main = await createUser(service, { isMainUser: true });
    const restricted = await signIn(service, main);
    const subUser = await signIn(service, await createUser(service, { organisationId: main.organisationId }));
    const employee = await createUser(service, { kind: 'employee' });
    const tries = [
      [subUser, 'main_user_required'],
      [await signInWithCode(service, employee, await enrol(service, employee)), 'main_user_required'],
      [service.browser(), 'unauthenticated'],
    ] as const;
    const jobs = await queuedJobs(service);
    for (const [browser, code] of tries) expect((await browser.post(path)).body.code).toBe(code);
    await activate(service, main.organisationId);
    expect((await restricted.post(path)).body.code).toBe('two_factor_required');
    expect(await queuedJobs(service)).toEqual(jobs);
  });

  it('while 2FA is not required of the organisation', async () => {
    const browser = await signIn(service, await createUser(service, { isMainUser: true }));
    const before = await allRows(service);
    const response = await browser.post(path);
    expect([response.status, response.body.code]).toEqual([409, 'registration_not_required']);
    await expectOnlyRefusals(service, before);
  });
});

it('mails nobody of another organisation', async () => {
  const { browser } = await arrange(1);
  const { users: strangers } = await arrange(2);
  await browser.post(path);
  for (const stranger of strangers) expect(await queuedMails(service, stranger)).toEqual([]);
});
