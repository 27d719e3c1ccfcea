import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from './employees.ts';
import { startService } from './harness.ts';
import { createUser, enrol, mintLink, startCodeStep, type TestUser } from './people.ts';
import { answerOf, signedInBefore, signedInWithCode, stepUpPath } from './profile.ts';
import { queuedMails } from './records.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);
const recoveryCode = 'ABCD-EFGH-IJKL-MNOP';

/** What a user was told of what was done with the login, oldest first. */
const toldOf = async (user: TestUser) =>
  (await queuedMails(service, user))
    .filter(({ kind }) => kind === 'noticed')
    .flatMap(({ params }) => Object.entries(params.notices ?? {}));

const told = (about: string) => [
  [
    about,
    {
      at: expect.any(String),
      count: 1,
      address: expect.stringContaining('127.0.0.1'),
      agent: 'test',
    },
  ],
];

describe('that a recovery code was used is told', () => {
  it('when it opened a session', async () => {
    const user = await createUser(service);
    await enrol(service, user, recoveryCode);
    const browser = await startCodeStep(service, user);
    const wrong = await browser.post('/login/recovery-code', { recoveryCode: 'AAAA-BBBB-CCCC-DDDD' });
    expect([answerOf(wrong), await toldOf(user)]).toEqual(['code_rejected', []]);
    const right = await browser.post('/login/recovery-code', { recoveryCode });
    expect(right.body).toEqual({ recoveryCodesLeft: 0 });
    expect(await toldOf(user)).toEqual(told('recovery_code_used'));
  });

  it('when it proved who somebody is in a session, to an employee too', async () => {
    const signedIn = [
      await signedInBefore(service),
      await signedInEmployee(service).then((employee) => {
        service.clock.advance(301);
        return employee;
      }),
    ];
    for (const { user, browser } of signedIn) {
      const before = await toldOf(user);
      expect(answerOf(await browser.post(stepUpPath, { recoveryCode }))).toBe(200);
      expect((await toldOf(user)).slice(before.length)).toEqual(told('recovery_code_used'));
    }
  });

  it('when it completed a reset', async () => {
    const user = await createUser(service);
    await enrol(service, user, recoveryCode);
    const browser = service.browser();
    const token = await mintLink(service, user, { purpose: 'reset' });
    await browser.post('/registrations/open', { token });
    await browser.post('/registrations/password', { password: 'Vijf rode sokken 32!' });
    expect(answerOf(await browser.post('/registrations/proof', { recoveryCode }))).toBe(200);
    expect(await toldOf(user)).toEqual(told('recovery_code_used'));
  });
});

it('that all recovery codes were made anew is told', async () => {
  const { user, browser } = await signedInWithCode(service);
  const before = await toldOf(user);
  await browser.post('/profile/recovery-codes');
  expect((await toldOf(user)).slice(before.length)).toEqual(told('recovery_codes_renewed'));
});

it('is told in the transaction that did it: without the mail nothing was done', async () => {
  const user = await createUser(service);
  await enrol(service, user, recoveryCode);
  const { browser: other } = await signedInWithCode(service);
  const browser = await startCodeStep(service, user);
  await service.ownerDb.execute(sql`alter function add_mail_jobs rename to away`);
  try {
    expect((await browser.post('/login/recovery-code', { recoveryCode })).status).toBe(500);
    expect((await other.post('/profile/recovery-codes')).status).toBe(500);
  } finally {
    await service.ownerDb.execute(sql`alter function away rename to add_mail_jobs`);
  }
  expect((await browser.post('/login/recovery-code', { recoveryCode })).status).toBe(200);
});
