import { afterAll, expect, it } from 'vitest';
import { createColleagues, help, look } from '../../../../test/colleagues.ts';
import { startService } from '../../../../test/harness.ts';
import { startCodeStep } from '../../../../test/people.ts';
import { eventsOf, queuedMails } from '../../../../test/records.ts';
import { lockCodes } from '../../../../test/recoveries.ts';

const service = await startService({ mandatoryFrom: undefined }, afterAll);

it('ends the locks of a colleague, in the trail and told to all main users; again it ends none and tells nobody', async () => {
  const { mainUser, colleague, secret } = await createColleagues(service);
  await lockCodes(service, { user: colleague, secret }, await startCodeStep(service, colleague));
  expect((await look(mainUser.browser, colleague)).locked).toBe(true);
  expect((await help(mainUser.browser, colleague, 'unlock')).body).toEqual({ locks: 1 });
  expect((await look(mainUser.browser, colleague)).locked).toBe(false);
  expect((await help(mainUser.browser, colleague, 'unlock')).body).toEqual({ locks: 0 });
  expect(await queuedMails(service, mainUser.user)).toMatchObject([
    { kind: 'colleague_helped', params: { help: 'unlocked', helperId: mainUser.user.id } },
  ]);
  expect(await eventsOf(service, colleague)).toContain('attempts_unlocked success code');
  await startCodeStep(service, colleague);
});

it('is not for oneself, and needs a proof of the last five minutes', async () => {
  const { mainUser, colleague } = await createColleagues(service);
  expect((await help(mainUser.browser, mainUser.user, 'unlock')).body.code).toBe('not_for_oneself');
  service.clock.advance(301);
  expect((await help(mainUser.browser, colleague, 'unlock')).body.code).toBe('step_up_required');
});
