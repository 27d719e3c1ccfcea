import { mailStates, mails } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';
import { activate, exempt } from '../../../../test/organisations.ts';
import { createUser, enrol, must, signIn, signInWithCode } from '../../../../test/people.ts';
import { progressSteps } from '../../../../test/progress.ts';

const service = await startService({}, afterAll);
const path = '/organisation/two-factor';

describe('the figures', () => {
  it('count each user once, as SQL does, and nobody of another organisation and nobody disabled', async () => {
    const main = await createUser(service, { isMainUser: true });
    const { organisationId } = main;
    for (const [index, step] of Object.values(progressSteps).entries())
      for (let time = 0; time <= index; time++)
        await step(service, await createUser(service, { organisationId }));
    await createUser(service, { organisationId, disabledAt: service.clock.now });
    await progressSteps.enrolled(service, await createUser(service));

    const { users } = (await (await signIn(service, main)).get(path)).body;
    const { rows } = await service.ownerDb.$client.query(
      `select state, count(*)::int as count from user_standing where organisation_id = $1 and not is_disabled group by state`,
      [organisationId],
    );
    const counted = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    expect(users).toEqual({
      total: 37,
      progress: counted,
      // The main user has just logged in.
      neverLoggedIn: 36,
      withPasskey: 0,
      onlyOneAuthenticator: counted.enrolled,
    });
    // A locked one is enrolled, a disabled one isn't.
    expect(users.progress).toMatchObject({
      enrolled: 6 + 7,
      disabled: 8,
      password_set: 5,
      link_opened: 4,
      mail_undelivered: 3,
      invited: 2,
    });
  });

  it('of the mails say what became of those that the activation caused, and of no others', async () => {
    const main = await createUser(service, { isMainUser: true });
    const { organisationId } = main;
    const states = mailStates;
    const none = { total: 0, waiting: 0, sent: 0, delivered: 0, deferred: 0, failed: 0, notNeeded: 0 };
    for (const _ of states.slice(1)) await createUser(service, { organisationId });
    const browser = await signIn(service, main);
    expect((await browser.get(path)).body.mails).toEqual(none);
    const { userListVersion } = (await browser.get(path)).body;
    await browser.post('/organisation/two-factor/activation', { userListVersion });
    const sent = await service.ownerDb.select().from(mails).where(eq(mails.requestedBy, 'activation'));
    for (const [index, state] of states.entries())
      await service.ownerDb
        .update(mails)
        .set({ state })
        .where(eq(mails.id, must(sent[index]).id));
    await progressSteps.mail_undelivered(service, main);
    const figures = (await browser.get(path)).body.mails;
    expect(figures).toEqual({
      total: 10,
      waiting: 2,
      sent: 1,
      delivered: 2,
      deferred: 1,
      failed: 2,
      notNeeded: 2,
    });
  });

  it.each(mailStates)(
    'of the mails are a sum: a mail that is %s is counted in exactly one',
    async (state) => {
      const main = await createUser(service, { isMainUser: true });
      const browser = await signIn(service, main);
      const { userListVersion } = (await browser.get(path)).body;
      await browser.post('/organisation/two-factor/activation', { userListVersion });
      await service.ownerDb.update(mails).set({ state }).where(eq(mails.userId, main.id));
      const { total, ...others } = (await browser.get(path)).body.mails as Record<string, number>;
      expect(total).toBe(1);
      expect(Object.values(others).sort()).toEqual([0, 0, 0, 0, 0, 1]);
    },
  );
});

describe('the state', () => {
  it('follows the organisation from voluntary over activated, and the session from fresh to stale', async () => {
    const main = await createUser(service, { isMainUser: true });
    const browser = await signIn(service, main);
    expect((await browser.get(path)).body).toMatchObject({
      organisation: { name: 'Testvervoer' },
      twoFactor: { because: 'voluntary', required: false, requiredFrom: '2026-10-31T23:00:00.000Z' },
      activatedAt: null,
      activatable: true,
      passwordRequired: false,
    });
    service.clock.advance(600);
    expect((await browser.get(path)).body.passwordRequired).toBe(false);
    service.clock.advance(0.001);
    expect((await browser.get(path)).body.passwordRequired).toBe(true);
    await activate(service, main.organisationId);
    expect((await browser.get(path)).body).toMatchObject({
      twoFactor: { because: 'activated', required: true },
      activatedAt: service.clock.now.toISOString(),
      activatable: false,
    });
  });

  it('is activatable within an exemption, and not once 2FA is mandatory', async () => {
    const own = await startService();
    const [exempted, late] = [
      await createUser(own, { isMainUser: true }),
      await createUser(own, { isMainUser: true }),
    ];
    own.clock.now = new Date('2026-10-31T22:59:59.999Z');
    await exempt(own, exempted.organisationId, 30);
    const browsers = [await signIn(own, exempted), await signIn(own, late)];
    own.clock.advance(0.001);
    const [first, second] = await Promise.all(browsers.map((browser) => browser.get(path)));
    expect(first?.body).toMatchObject({ twoFactor: { because: 'exempt' }, activatable: true });
    expect(second?.body).toMatchObject({ twoFactor: { because: 'mandatory' }, activatable: false });
  });

  it('has the version of the list that listOrganisationUsers shows', async () => {
    const browser = await signIn(service, await createUser(service, { isMainUser: true }));
    const { userListVersion } = (await browser.get('/organisation/users')).body;
    expect((await browser.get(path)).body.userListVersion).toBe(userListVersion);
  });
});

describe('who may see it', () => {
  it('is a main user, also from a session that is not good enough any more, and then without any name', async () => {
    const main = await createUser(service, { isMainUser: true, surname: 'Herkenbaar' });
    const browser = await signIn(service, main);
    await activate(service, main.organisationId);
    const response = await browser.get(path);
    expect(response.status).toBe(200);
    expect(response.text).not.toContain('Herkenbaar');
    expect(response.text).not.toContain(main.email);
  });

  it('is no sub-user, no employee and no stranger', async () => {
    const employee = await createUser(service, { kind: 'employee' });
    const secret = await enrol(service, employee);
    for (const browser of [
      await signIn(service, await createUser(service)),
      await signInWithCode(service, employee, secret),
    ]) {
      const response = await browser.get(path);
      expect([response.status, response.body.code]).toEqual([403, 'main_user_required']);
    }
    expect((await service.browser().get(path)).body.code).toBe('unauthenticated');
  });

  it('is no main user any more from the moment when the role is taken', async () => {
    const main = await createUser(service, { isMainUser: true });
    const browser = await signIn(service, main);
    await service.ownerDb.$client.query('update users set is_main_user = false where id = $1', [main.id]);
    expect((await browser.get(path)).body.code).toBe('main_user_required');
  });
});
