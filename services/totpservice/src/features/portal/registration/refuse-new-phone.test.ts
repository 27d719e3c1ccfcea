import { authenticators, deviceCookies } from '@tvm/db';
import { decodeSecret } from '@tvm/totp';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../../../test/at-once.ts';
import { askFor, signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { confirm, cookieName, reachEnrolment, wrongCodeOf } from '../../../../test/mailed-links.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { changed, codeOf, createUser, enrol, mintLink, startCodeStep } from '../../../../test/people.ts';
import { authenticatorsOf, eventsOf, raiseEpoch } from '../../../../test/records.ts';
import {
  askNewPhone,
  atNewPhone,
  createOwner,
  knownBrowser,
  lockCodes,
  reachNewPhone,
  recoveryMails,
} from '../../../../test/recoveries.ts';

const service = await startService({ recoveryPolicy: 'mail_and_time', mandatoryFrom: undefined }, afterAll);
const hours = (count: number) => service.clock.advance(count * 3600);

describe('with RECOVERY_POLICY=mail_and_time a new phone', () => {
  it('is shown at once in a browser that the user logged in with, and nobody is told to wait', async () => {
    const owner = await createOwner(service);
    const browser = await knownBrowser(service, owner);
    expect(await askNewPhone(service, owner.user, browser)).toBe('shown');
    expect(await recoveryMails(service, owner.user)).toEqual([]);
  });

  it('waits 24 hours in any other, is told at once, and is completed then by the link of the mail', async () => {
    const owner = await createOwner(service);
    const { user } = owner;
    const { shown } = await reachNewPhone(service, user);
    const until = new Date(service.clock.now.getTime() + 24 * 3600_000);
    expect(shown.body).toMatchObject({ code: 'recovery_waits', retryAt: until.toISOString() });
    expect(await recoveryMails(service, user)).toMatchObject([
      { kind: 'recovery_started', nextAttemptAt: null },
      { kind: 'recovery_ready', nextAttemptAt: until },
    ]);
    service.clock.now = new Date(until.getTime() - 1);
    expect(await askNewPhone(service, user)).toBe('recovery_waits');
    service.clock.now = until;
    const { browser, shown: ready } = await reachNewPhone(service, user);
    expect(ready.status).toBe(200);
    const answer = await confirm(service, browser, decodeSecret(ready.body.secret));
    expect(answer.status).toBe(200);
    expect((await authenticatorsOf(service, user)).map(({ state }) => state)).toEqual(['revoked', 'active']);
    // Told once, however often it was asked for meanwhile.
    expect(await recoveryMails(service, user)).toHaveLength(2);
    expect((await eventsOf(service, user)).filter((event) => event.startsWith('recovery_'))).toEqual([
      expect.stringContaining('recovery_started'),
    ]);
  });

  it('is told to the other main users, whom the mailbox does not reach', async () => {
    const owner = await createOwner(service);
    const { organisationId } = owner.user;
    const mainUser = await createUser(service, { organisationId, isMainUser: true });
    await askNewPhone(service, owner.user);
    expect(await recoveryMails(service, mainUser)).toMatchObject([
      { kind: 'recovery_started_notice', params: { subjectUserId: owner.user.id } },
    ]);
  });

  it('begins to wait once, when two browsers ask at once', async () => {
    const { user } = await createOwner(service);
    const browsers = [await atNewPhone(service, user), await atNewPhone(service, user)];
    const lock = sql`select from users where id = ${user.id} for update`;
    const answers = await atOnce(
      service,
      lock,
      browsers.map((browser) => async () => (await browser.post('/registrations/authenticator')).body.code),
    );
    expect(answers).toEqual(['recovery_waits', 'recovery_waits']);
    expect(await recoveryMails(service, user)).toHaveLength(2);
  });

  it('begins anew when nobody came for 72 hours', async () => {
    const { user } = await createOwner(service);
    await askNewPhone(service, user);
    hours(72);
    expect(await askNewPhone(service, user)).toBe('recovery_waits');
    expect(await recoveryMails(service, user)).toHaveLength(4);
  });

  it('cannot be completed by a secret that was shown when it still could be', async () => {
    const owner = await createOwner(service);
    const browser = await knownBrowser(service, owner);
    const { shown } = await reachNewPhone(service, owner.user, browser);
    await service.ownerDb.delete(deviceCookies).where(eq(deviceCookies.userId, owner.user.id));
    const answer = await confirm(service, browser, decodeSecret(shown.body.secret));
    expect(answer.body.code).toBe('recovery_waits');
    expect((await authenticatorsOf(service, owner.user))[0]).toMatchObject({ state: 'active' });
  });
});

describe('a wait is stopped', () => {
  const logIn = async (owner: Awaited<ReturnType<typeof createOwner>>) =>
    void (await knownBrowser(service, owner));

  it.each<[string, (owner: Awaited<ReturnType<typeof createOwner>>) => Promise<void>]>([
    ['a login with a code', logIn],
    [
      'a login with a recovery code',
      async ({ user }) => {
        const browser = await startCodeStep(service, user);
        await browser.post('/login/recovery-code', { recoveryCode: 'ABCD-EFGH-IJKL-MNOP' });
      },
    ],
    [
      'a password reset that was proven with a code',
      async ({ user, secret }) => {
        const browser = service.browser();
        const token = await mintLink(service, user, { purpose: 'reset', lost: 'password' });
        await browser.post('/registrations/open', { token });
        await browser.post('/registrations/password', { password: 'Zes grijze mussen 42?' });
        service.clock.advance(60);
        await browser.post('/registrations/proof', { code: codeOf(service, secret) });
      },
    ],
  ])('by %s, and time is no reason from then on', async (_what, prove) => {
    const owner = await createOwner(service);
    await askNewPhone(service, owner.user);
    hours(23);
    await prove(owner);
    for (const later of [2, 24, 72, 1000]) {
      hours(later);
      expect(await askNewPhone(service, owner.user)).toBe('recovery_stopped');
    }
    expect(await recoveryMails(service, owner.user)).toHaveLength(2);
  });

  it('by a login of the owner when credentials changed before or after it', async () => {
    for (const isBefore of [true, false]) {
      const owner = await createOwner(service);
      await askNewPhone(service, owner.user);
      hours(1);
      if (isBefore) await raiseEpoch(service, owner.user);
      await logIn(owner);
      if (!isBefore) await raiseEpoch(service, owner.user);
      hours(25);
      expect(await askNewPhone(service, owner.user)).toBe('recovery_stopped');
    }
  });

  it('not by a login before it, nor by a password without a code', async () => {
    const owner = await createOwner(service);
    await logIn(owner);
    service.clock.advance(1);
    await askNewPhone(service, owner.user);
    await startCodeStep(service, owner.user);
    hours(24);
    expect(await askNewPhone(service, owner.user)).toBe('shown');
  });

  it('for good in an unknown browser only: one that the owner logged in with goes on', async () => {
    const owner = await createOwner(service);
    await askNewPhone(service, owner.user);
    hours(1);
    const browser = await knownBrowser(service, owner);
    expect(await askNewPhone(service, owner.user)).toBe('recovery_stopped');
    expect(await askNewPhone(service, owner.user, browser)).toBe('shown');
  });

  it('until the phone was linked or 2FA was reset: the next one is another', async () => {
    const [linked, wasReset] = [await createOwner(service), await createOwner(service)];
    for (const owner of [linked, wasReset]) {
      await askNewPhone(service, owner.user);
      hours(1);
      await logIn(owner);
    }
    const { browser, shown } = await reachNewPhone(service, linked.user, await knownBrowser(service, linked));
    const secret = decodeSecret(shown.body.secret);
    await confirm(service, browser, secret);
    const { browser: employee } = await signedInEmployee(service);
    await askFor(employee, 'reset', wasReset.user);
    await enrol(service, wasReset.user, 'QRST-UVWX-YZ23-4567');
    service.clock.advance(73 * 3600);
    for (const { user } of [linked, wasReset])
      expect(await askNewPhone(service, user)).toBe('recovery_waits');
  });

  it('and goes on by an approval, for 24 hours', async () => {
    const owner = await createOwner(service);
    await askNewPhone(service, owner.user);
    hours(1);
    await logIn(owner);
    const { browser } = await signedInEmployee(service);
    expect((await browser.get(`/admin/users/${owner.user.id}`)).body.newPhone).toBe('approval_needed');
    expect((await askFor(browser, 'new_phone', owner.user)).body.state).toBe('approved');
    expect(await askNewPhone(service, owner.user)).toBe('shown');
    hours(24);
    expect(await askNewPhone(service, owner.user)).toBe('recovery_stopped');
  });
});

describe('nobody gets around the wait', () => {
  it('by locking the owner out with wrong codes, however long ago', async () => {
    const owner = await createOwner(service);
    await askNewPhone(service, owner.user);
    await lockCodes(service, owner, await startCodeStep(service, owner.user));
    for (const later of [1, 24, 100]) {
      hours(later);
      expect(await askNewPhone(service, owner.user)).toBe('approval_required');
    }
    await knownBrowser(service, owner);
    expect(await askNewPhone(service, owner.user)).toBe('recovery_stopped');
  });

  it('by guessing in a reset, which needs no password', async () => {
    const owner = await createOwner(service);
    const browser = service.browser();
    const token = await mintLink(service, owner.user, { purpose: 'reset', lost: 'password' });
    await browser.post('/registrations/open', { token });
    await browser.post('/registrations/password', { password: 'Zes grijze mussen 42?' });
    for (let tries = 0; tries < 5; tries += 1)
      await browser.post('/registrations/proof', { code: wrongCodeOf(service, owner.secret) });
    expect(await askNewPhone(service, owner.user)).toBe('approval_required');
  });

  it('with the device cookie of former credentials, of another user, or one that has ended', async () => {
    const [owner, other] = [await createOwner(service), await createOwner(service)];
    const browser = await knownBrowser(service, owner);
    const device = browser.cookies.get(cookieName('device')) ?? '';
    const withDevice = () => {
      const thief = service.browser();
      thief.cookies.set(cookieName('device'), device);
      return thief;
    };
    expect(await askNewPhone(service, other.user, withDevice())).toBe('recovery_waits');
    await raiseEpoch(service, owner.user);
    expect(await askNewPhone(service, owner.user, withDevice())).toBe('recovery_waits');
    const late = await createOwner(service);
    const known = await knownBrowser(service, late);
    hours(180 * 24);
    expect(await askNewPhone(service, late.user, known)).toBe('recovery_waits');
  });

  it('by asking after another change: the two hold it, and it is told before any wait', async () => {
    const owner = await createOwner(service);
    await changed(service, owner.user, 'address');
    hours(71);
    expect(await askNewPhone(service, owner.user)).toBe('enrolment_held');
    hours(200);
    expect(await askNewPhone(service, owner.user)).toBe('enrolment_held');
  });

  it('with a password of the mailed link: it takes effect with the new phone and not before', async () => {
    const owner = await createOwner(service);
    const browser = service.browser();
    const token = await mintLink(service, owner.user, { purpose: 'reset', lost: 'authenticator' });
    await browser.post('/registrations/open', { token });
    await browser.post('/registrations/password', { password: 'Zes grijze mussen 42?' });
    expect((await browser.post('/registrations/authenticator')).body.code).toBe('recovery_waits');
    await knownBrowser(service, owner);
  });

  it('of an employee, in whatever browser', async () => {
    const owner = await createOwner(service, { kind: 'employee' });
    const browser = await knownBrowser(service, owner);
    expect(await askNewPhone(service, owner.user, browser)).toBe('approval_required');
    expect(await recoveryMails(service, owner.user)).toEqual([]);
  });

  it('where wrong codes disabled the authenticator, except in a known browser', async () => {
    const owner = await createOwner(service);
    const browser = await knownBrowser(service, owner);
    await service.ownerDb
      .update(authenticators)
      .set({ state: 'disabled' })
      .where(eq(authenticators.userId, owner.user.id));
    expect(await askNewPhone(service, owner.user)).toBe('approval_required');
    expect(await askNewPhone(service, owner.user, browser)).toBe('shown');
  });

  it('and a first authenticator never waits', async () => {
    const user = await createObligedUser(service);
    const { browser } = await reachEnrolment(service, user);
    expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'pending' }]);
    expect((await browser.post('/registrations/authenticator')).status).toBe(200);
  });
});
