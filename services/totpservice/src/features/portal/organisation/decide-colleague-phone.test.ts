import { afterAll, describe, expect, it } from 'vitest';
import { createColleagues, createMainUser, help, look } from '../../../../test/colleagues.ts';
import { startService } from '../../../../test/harness.ts';
import { changed } from '../../../../test/people.ts';
import { eventsOf, queuedKinds, queuedMails } from '../../../../test/records.ts';
import { askNewPhone, knownBrowser } from '../../../../test/recoveries.ts';

const service = await startService({ recoveryPolicy: 'mail_and_time', mandatoryFrom: undefined }, afterAll);
const lenient = await startService({ mandatoryFrom: undefined }, afterAll);

/** A colleague whose new phone waits, and a main user who just gave a code. */
async function waiting() {
  const { organisationId, colleague, secret } = await createColleagues(service);
  expect(await askNewPhone(service, colleague)).toBe('recovery_waits');
  return { colleague, secret, mainUser: await createMainUser(service, organisationId) };
}

describe('a main user', () => {
  it('shortens the wait: the new phone is shown at once, and everybody is told', async () => {
    const { mainUser, colleague } = await waiting();
    const until = new Date(service.clock.now.getTime() + 24 * 3600_000).toISOString();
    expect((await look(mainUser.browser, colleague)).newPhone).toEqual({ state: 'waits', until });
    expect((await help(mainUser.browser, colleague, 'approved')).body).toEqual({ state: 'done' });
    expect(await askNewPhone(service, colleague)).toBe('shown');
    expect((await look(mainUser.browser, colleague)).newPhone.state).toBe('approved');
    const mails = await queuedMails(service, colleague);
    expect(mails.find(({ kind }) => kind === 'new_phone_approved')?.params).toMatchObject({
      byMainUser: true,
    });
    expect(await queuedMails(service, mainUser.user)).toMatchObject([
      { kind: 'colleague_helped', params: { help: 'new_phone', subjectUserId: colleague.id } },
    ]);
    expect(await eventsOf(service, colleague)).toContain('new_phone_approved success');
  });

  it('lets through what was stopped, for 24 hours', async () => {
    const { mainUser, colleague, secret } = await waiting();
    await knownBrowser(service, { user: colleague, secret });
    expect((await look(mainUser.browser, colleague)).newPhone.state).toBe('stopped');
    await help(mainUser.browser, colleague, 'approved');
    expect(await askNewPhone(service, colleague)).toBe('shown');
    service.clock.advance(24 * 3600);
    expect(await askNewPhone(service, colleague)).toBe('recovery_stopped');
  });

  it('stops it, once: afterwards there is nothing to stop', async () => {
    const { mainUser, colleague } = await waiting();
    expect((await help(mainUser.browser, colleague, 'rejected')).body).toEqual({ state: 'done' });
    expect((await help(mainUser.browser, colleague, 'rejected')).body.code).toBe('recovery_over');
    service.clock.advance(25 * 3600);
    expect(await askNewPhone(service, colleague)).toBe('recovery_stopped');
    expect(await queuedKinds(service, mainUser.user)).toEqual(['colleague_helped']);
    expect(await eventsOf(service, colleague)).toContain('recovery_stopped success');
  });

  it('is not enough with another change of the last 72 hours: an employee decides', async () => {
    const { mainUser, colleague } = await waiting();
    await changed(service, colleague, 'moved');
    expect((await help(mainUser.browser, colleague, 'approved')).body).toEqual({
      state: 'waits_for_support',
    });
    expect(await askNewPhone(service, colleague)).toBe('enrolment_held');
  });

  it('decides nothing where no new phone waits by policy, of oneself, or without a fresh proof', async () => {
    const there = await createColleagues(lenient);
    expect((await look(there.mainUser.browser, there.colleague)).newPhone).toBeNull();
    expect((await help(there.mainUser.browser, there.colleague, 'approved')).body.code).toBe(
      'approval_not_needed',
    );
    const { mainUser, colleague } = await waiting();
    expect((await help(mainUser.browser, mainUser.user, 'approved')).body.code).toBe('not_for_oneself');
    service.clock.advance(301);
    for (const decision of ['approved', 'rejected'] as const)
      expect((await help(mainUser.browser, colleague, decision)).body.code).toBe('step_up_required');
  });
});
