import { afterAll, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import { createUser, enrol, signIn, signInWithCode } from '../../../../test/people.ts';
import { progressSteps } from '../../../../test/progress.ts';

const service = await startService({}, afterAll);
const path = '/organisation/two-factor/days';
const hours = (number: number) => service.clock.advance(number * 3_600);

it('adds up who is enrolled now by their first day in the Netherlands, whom the figures count', async () => {
  service.clock.now = new Date('2026-06-10T21:30:00Z');
  const main = await createUser(service, { isMainUser: true });
  const { organisationId } = main;
  const colleague = () => createUser(service, { organisationId });
  await enrol(service, await colleague());
  const again = await colleague();
  await enrol(service, again);
  // Midnight has been there.
  hours(1);
  await enrol(service, await colleague());
  await progressSteps.disabled(service, await colleague());
  await enrol(service, await createUser(service, { organisationId, disabledAt: service.clock.now }));
  await enrol(service, await createUser(service));
  hours(48);
  // A new phone is no new day.
  await service.ownerDb.$client.query('delete from recovery_codes where user_id = $1', [again.id]);
  await service.ownerDb.$client.query(
    `update authenticators set state = 'revoked', sealed_secret = null, ended_at = $2 where user_id = $1`,
    [again.id, service.clock.now],
  );
  await enrol(service, again);
  const secret = await enrol(service, main);
  const browser = await signInWithCode(service, main, secret);
  const { days } = (await browser.get(path)).body;
  expect(days).toEqual([
    { day: '2026-06-10', enrolled: 2 },
    { day: '2026-06-11', enrolled: 3 },
    { day: '2026-06-13', enrolled: 4 },
  ]);
  const { users } = (await browser.get('/organisation/two-factor')).body;
  expect(users.progress.enrolled).toBe(days.at(-1).enrolled);
});

it('is empty where nobody has 2FA, and closed to who is no main user', async () => {
  const main = await createUser(service, { isMainUser: true });
  expect((await (await signIn(service, main)).get(path)).body).toEqual({ days: [] });
  const { status, body } = await (await signIn(service, await createUser(service))).get(path);
  expect([status, body.code]).toEqual([403, 'main_user_required']);
});
