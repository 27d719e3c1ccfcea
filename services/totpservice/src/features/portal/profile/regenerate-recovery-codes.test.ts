import { recoveryCodes } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { startService } from '../../../../test/harness.ts';
import { startCodeStep, type TestUser } from '../../../../test/people.ts';
import { answerOf, signedInBefore, signedInByPassword, signedInWithCode } from '../../../../test/profile.ts';
import { eventsOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const path = '/profile/recovery-codes';

async function loginWith(user: TestUser, recoveryCode: string) {
  const browser = await startCodeStep(service, user);
  return answerOf(await browser.post('/login/recovery-code', { recoveryCode }));
}

it('makes ten new codes that work once each; the former ones are dead, and nothing else ends', async () => {
  const { user, browser } = await signedInWithCode(service);
  const first = (await browser.post(path)).body.recoveryCodes as string[];
  const second = (await browser.post(path)).body.recoveryCodes as string[];
  expect(new Set([...first, ...second]).size).toBe(20);
  for (const code of ['ABCD-EFGH-IJKL-MNOP', ...first.slice(0, 3)])
    expect(await loginWith(user, code)).toBe('code_rejected');
  for (const code of second) expect(await loginWith(user, code)).toBe(200);
  expect(await loginWith(user, second[0] ?? '')).toBe('code_rejected');
  expect((await browser.get('/profile')).body.recoveryCodesLeft).toBe(0);
  const regenerated = (await eventsOf(service, user)).filter((event) => event.startsWith('recovery'));
  expect(regenerated).toEqual(Array(2).fill('recovery_codes_regenerated success'));
});

it('leaves one set of two that are asked for at once, and it is one that was answered whole', async () => {
  const { user, browser } = await signedInWithCode(service);
  const answers = await atOnce(
    service,
    sql`select from users where id = ${user.id} for update`,
    [1, 2, 3].map(() => () => browser.copy().post(path)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const left = await service.ownerDb.select().from(recoveryCodes).where(eq(recoveryCodes.userId, user.id));
  expect(left).toHaveLength(10);
  const working = [];
  for (const { body } of answers) working.push(await loginWith(user, body.recoveryCodes[4]));
  expect(working.filter((each) => each === 200)).toHaveLength(1);
  const winner = answers[working.indexOf(200)];
  for (const code of winner?.body.recoveryCodes.slice(5) ?? []) expect(await loginWith(user, code)).toBe(200);
});

it('needs a recent code of an active authenticator', async () => {
  const enrolled = await signedInBefore(service);
  expect(answerOf(await enrolled.browser.post(path))).toBe('step_up_required');
  expect((await eventsOf(service, enrolled.user)).at(-1)).toBe(
    'recovery_codes_regenerated refused step_up_required',
  );
  const { browser } = await signedInByPassword(service);
  expect(answerOf(await browser.post(path))).toBe('authenticator_missing');
  expect(answerOf(await service.browser().post(path))).toBe('unauthenticated');
});

it('works for an employee', async () => {
  const { browser } = await signedInWithCode(service, { kind: 'employee' });
  expect((await browser.post(path)).body.recoveryCodes).toHaveLength(10);
});
