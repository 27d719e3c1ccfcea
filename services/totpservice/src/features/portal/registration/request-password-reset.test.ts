import { passwordResetRequests } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { startService, type TestService } from '../../../../test/harness.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { createUser, enrol, signIn } from '../../../../test/people.ts';
import { allRows, countedOf, queuedJobs, queuedMails } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

const ask = (email: unknown, at: TestService = service) =>
  at.browser().post('/password-resets', { email, lost: 'password' });
const requestsFor = (address: string, at: TestService = service) =>
  at.ownerDb.select().from(passwordResetRequests).where(eq(passwordResetRequests.emailCanonical, address));
/** The requests whose job waits. */
const jobsFor = async (address: string, at: TestService = service) => {
  const keys = (await queuedJobs(at)).map(({ key }) => key);
  return (await requestsFor(address, at)).filter(({ mailId }) => keys.includes(mailId));
};

/** All that a caller can see, except what differs from request to request. */
function visible({ status, text, headers }: Awaited<ReturnType<typeof ask>>) {
  const { date, 'x-request-id': id, ...others } = headers;
  return { status, text, headers: others, dated: date !== undefined };
}

describe('the answer', () => {
  it('is the same for every address, to the header', async () => {
    const disabled = await createUser(service, { disabledAt: service.clock.now });
    const enrolled = await createUser(service);
    await enrol(service, enrolled);
    const people = {
      known: await createUser(service),
      withoutPassword: await createUser(service, { password: null }),
      employee: await createUser(service, { kind: 'employee' }),
      obliged: await createObligedUser(service),
      disabled,
      enrolled,
    };
    const answers = [await ask('niemand@tvm.test')];
    for (const { email } of Object.values(people)) answers.push(await ask(email));
    // Limited by now, known and unknown.
    answers.push(await ask(people.known.email), await ask('niemand@tvm.test'));
    for (const answer of answers) expect(visible(answer)).toEqual(visible(answers[0] ?? answer));
    expect(answers[0]).toMatchObject({ status: 202, text: '' });
  });

  it('comes after the same work: a count, one job and an event that names nobody', async () => {
    const known = await createUser(service);
    const changed: Record<string, number>[] = [];
    for (const address of [known.email, 'onbekend@tvm.test']) {
      // A count of its own for each.
      service.clock.advance(60);
      const before = await allRows(service);
      await ask(address);
      const after = await allRows(service);
      const grown = Object.keys(after).map((table): [string, number] => [
        table,
        (after[table]?.length ?? 0) - (before[table]?.length ?? 0),
      ]);
      changed.push(Object.fromEntries(grown.filter(([, rows]) => rows !== 0)));
    }
    expect(changed[0]).toEqual({
      'public.anonymous_events': 1,
      'public.mail_budgets': 1,
      'public.password_reset_requests': 1,
      'graphile_worker._private_jobs': 1,
    });
    expect(changed[1]).toEqual(changed[0]);
    expect((await countedOf(service)).at(-1)).toBe('password_reset_requested success null 1');
  });
});

it('hands the address and what was lost to the worker, and nothing that proves anything', async () => {
  const { headers } = await service
    .browser()
    .post('/password-resets', { email: 'Telefoon.Kwijt@TVM.test', lost: 'authenticator' });
  const [request, ...others] = await jobsFor('telefoon.kwijt@tvm.test');
  expect(others).toEqual([]);
  expect(request).toMatchObject({ emailCanonical: 'telefoon.kwijt@tvm.test', lost: 'authenticator' });
  const [job] = (await queuedJobs(service)).filter(({ key }) => key === request?.mailId);
  expect(job?.payload).toEqual({ mailId: request?.mailId, requestId: headers['x-request-id'] });
});

describe('one address', () => {
  it('gets five mails an hour, 60 seconds apart, however it is written and whoever asks', async () => {
    const own = await startService();
    const written = ['limiet@tvm.test', 'LIMIET@tvm.test', '  limiet@tvm.test ', 'Limiet@TVM.Test'];
    for (let time = 0; time < 8; time++) {
      for (const address of written) await ask(address, own);
      own.clock.advance(60);
    }
    expect(await jobsFor('limiet@tvm.test', own)).toHaveLength(5);
    own.clock.advance(3600 - 8 * 60 - 0.001);
    await ask('limiet@tvm.test', own);
    expect(await jobsFor('limiet@tvm.test', own)).toHaveLength(5);
    own.clock.advance(0.001);
    await ask('limiet@tvm.test', own);
    expect(await jobsFor('limiet@tvm.test', own)).toHaveLength(6);
  });

  it('gets one mail of 40 requests at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => ask('tegelijk@tvm.test')));
    expect(await jobsFor('tegelijk@tvm.test')).toHaveLength(1);
  });

  it('is not used up for its owner by a stranger, nor by the owner for the main user', async () => {
    const own = await startService();
    const main = await createUser(own, { isMainUser: true });
    const organisationId = main.organisationId;
    const user = await createUser(own, { organisationId });
    const mainBrowser = await signIn(own, main);
    const userBrowser = await signIn(own, user);
    await own.ownerDb.$client.query(
      `insert into activations (organisation_id, activated_at) values ($1, $2)`,
      [organisationId, own.clock.now],
    );
    // The main user has 2FA by now, and may go on.
    await own.ownerDb.$client.query(`update sessions set assurance = 'two_factor' where user_id = $1`, [
      main.id,
    ]);
    for (let time = 0; time < 7; time++) {
      await ask(user.email, own);
      own.clock.advance(60);
    }
    for (let time = 0; time < 5; time++) {
      expect((await userBrowser.post('/session/registration-mail')).status).toBe(202);
      own.clock.advance(60);
    }
    expect((await userBrowser.post('/session/registration-mail')).body.code).toBe('mail_limit_reached');
    expect((await mainBrowser.post(`/organisation/users/${user.id}/registration-mail`)).status).toBe(202);
    expect((await queuedMails(own, user)).map(({ requestedBy }) => requestedBy)).toEqual([
      ...Array<string>(5).fill('own'),
      'main_user',
    ]);
  });
});

describe('what is no single address', () => {
  it.each([
    ['an array', ['joost@tvm.test', 'aanvaller@tvm.test']],
    ['an array of one', ['joost@tvm.test']],
    ['an object', { 0: 'joost@tvm.test' }],
    ['two, with a comma', 'joost@tvm.test,aanvaller@tvm.test'],
    ['two, with a space', 'joost@tvm.test aanvaller@tvm.test'],
    ['two lines', 'joost@tvm.test\nbcc: aanvaller@tvm.test'],
    ['a name around it', 'Joost <joost@tvm.test>'],
    ['no domain', 'joost@'],
    ['a Kelvin sign for a k', 'joost@tvm.test'.replace('t@', '\u212a@')],
    ['full-width letters', 'ｊoost@tvm.test'],
    ['nothing', '   '],
    ['a null byte', 'joost@tvm.test\0'],
    ['255 characters', `${'j'.repeat(246)}@tvm.test`],
  ])('is refused and queues nothing: %s', async (_what, email) => {
    const before = await allRows(service);
    const response = await ask(email);
    expect([response.status, response.body.code]).toEqual([400, 'validation_failed']);
    expect(response.body.errors[0].pointer).toBe('/email');
    expect(await allRows(service)).toEqual(before);
  });
});

describe('one network', () => {
  /** One of its requests, each for an address of its own. */
  const askFrom = (at: TestService, remoteAddress: string, email: string) =>
    at.app.inject({
      method: 'POST',
      url: '/totpservice/api/v1/password-resets',
      remoteAddress,
      headers: { origin: at.config.publicOrigin },
      payload: { email, lost: 'password' },
    });

  it('gets sixty requests an hour, whatever the addresses; then known and unknown ones are told alike to wait', async () => {
    const own = await startService();
    const { email } = await createUser(own);
    // One customer has a whole /56.
    for (let asked = 0; asked < 60; asked++)
      expect((await askFrom(own, `2001:db8:0:${asked}::1`, `${asked}@tvm.test`)).statusCode).toBe(202);
    const before = (await queuedJobs(own)).length;
    const answers = [
      await askFrom(own, '2001:db8:0:99::1', email),
      await askFrom(own, '2001:db8:0:99::1', 'geen@tvm.test'),
    ];
    for (const answer of answers) {
      expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
        429,
        'rate_limited',
        '60',
      ]);
      expect({ ...answer.json(), requestId: '' }).toEqual({ ...answers[0]?.json(), requestId: '' });
    }
    expect(await queuedJobs(own)).toHaveLength(before);
    expect((await askFrom(own, '2001:db8:0:100::1', email)).statusCode).toBe(202);
    own.clock.advance(3600);
    expect((await askFrom(own, '2001:db8:0:1::1', 'weer@tvm.test')).statusCode).toBe(202);
    expect(await countedOf(own)).toContain('password_reset_requested refused rate_limited 2');
  });

  it('gets no more by asking sixty-five times at once', async () => {
    const own = await startService();
    const answers = await Promise.all(
      Array.from({ length: 65 }, (_, asked) => askFrom(own, '192.0.2.9', `${asked}@tvm.test`)),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 202)).toHaveLength(60);
  });
});
