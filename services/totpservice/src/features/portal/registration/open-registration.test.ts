import { readdirSync, readFileSync } from 'node:fs';
import { users } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { oneBehindTheOther } from '../../../../test/at-once.ts';
import { deadLinks, strangeTokens } from '../../../../test/dead-links.ts';
import { startService, type TestService } from '../../../../test/harness.ts';
import {
  confirm,
  cookieName,
  newPassword,
  openFreshLink,
  openLink,
  reachEnrolment,
  readPendingSecret,
  setNewPassword,
} from '../../../../test/mailed-links.ts';
import { createObligedUser } from '../../../../test/organisations.ts';
import { createUser, enrol, mintLink, must, password, signIn } from '../../../../test/people.ts';
import {
  allRows,
  authenticatorsOf,
  eventsOf,
  expectOnlyRefusals,
  registrationOf,
} from '../../../../test/records.ts';

const service = await startService({}, afterAll);

it('exchanges a token for a cookie of this browser that ends with the link', async () => {
  const user = await createObligedUser(service);
  const token = await mintLink(service, user);
  const response = await service.browser().post('/registrations/open', { token });
  expect(response.body).toEqual({
    next: 'password',
    purpose: 'registration',
    lost: null,
    passwordKeepable: false,
    email: user.email,
    expiresAt: new Date(service.clock.now.getTime() + 24 * 3600 * 1000).toISOString(),
    twoFactorRequired: true,
    ways: [],
    takesCodes: true,
  });
  const [cookie = ''] = response.headers['set-cookie'] as unknown as string[];
  expect(cookie).toMatch(
    /^__Host-registration-3000=[\w-]{43}; Path=\/; Expires=Tue, 03 Mar 2026 09:00:10 GMT; /,
  );
  expect(cookie).toMatch(/HttpOnly; Secure; SameSite=Lax$/);
  expect(JSON.stringify(response.body)).not.toContain(token);
  expect(await eventsOf(service, user)).toEqual(['registration_opened success']);
});

it.each(deadLinks)('refuses a link that $what, and changes nothing', async ({ status, code, kill }) => {
  const user = await createUser(service);
  const token = await mintLink(service, user);
  await kill(service, user);
  const before = await allRows(service);
  const response = await service.browser().post('/registrations/open', { token });
  expect([response.status, response.body.code]).toEqual([status, code]);
  expect(response.headers['set-cookie']).toBeUndefined();
  await expectOnlyRefusals(service, before);
});

it.each(strangeTokens)('knows no token %s', async (_what, make) => {
  const token = await make(service);
  const response = await service.browser().post('/registrations/open', { token });
  expect([response.status, response.body.code]).toEqual([404, 'registration_unknown']);
});

it('belongs to the user of the token, whoever is signed in in that browser', async () => {
  const [owner, other] = [await createUser(service), await createUser(service)];
  const browser = await openLink(service, await mintLink(service, owner), await signIn(service, other));
  const set = await browser.post('/registrations/password', { password: newPassword });
  expect(set.body).toMatchObject({ next: 'done', email: owner.email });
  expect((await browser.get('/session')).body.user.id).toBe(other.id);
  await signIn(service, owner, newPassword);
  await signIn(service, other, password);
});

describe('the same link again', () => {
  it('goes on in the same browser where it was, with the same cookie and the same secret', async () => {
    const user = await createObligedUser(service);
    const token = await mintLink(service, user);
    const browser = await openLink(service, token);
    const cookie = browser.cookies.get(cookieName('registration'));
    await browser.post('/registrations/password', { password: newPassword });
    const secret = await readPendingSecret(browser);

    const again = await browser.post('/registrations/open', { token });
    expect(again.body.next).toBe('enrolment');
    expect(browser.cookies.get(cookieName('registration'))).toBe(cookie);
    expect(await readPendingSecret(browser)).toEqual(secret);
    expect((await confirm(service, browser, secret)).status).toBe(200);
  });

  it('starts anew in another browser, which ends the former cookie, its secret and its kept password', async () => {
    const user = await createUser(service);
    const oldSecret = await enrol(service, user);
    const token = await mintLink(service, user, { purpose: 'reset' });
    const first = await openLink(service, token);
    await first.post('/registrations/password', { password: 'Aanhanger-van-1 mens' });
    const secret = await readPendingSecret(first);

    const second = await openLink(service, token);
    expect((await second.get('/registrations/current')).body.next).toBe('password');
    expect(await registrationOf(service, token)).toMatchObject({
      keptPasswordHash: null,
      passwordSetAt: null,
    });
    for (const response of [await first.get('/registrations/current'), await confirm(service, first, secret)])
      expect([response.status, response.body.code]).toEqual([401, 'registration_not_open']);
    expect(await authenticatorsOf(service, user)).toMatchObject([
      { state: 'active' },
      { state: 'revoked', sealedSecret: null },
    ]);

    await second.post('/registrations/password', { password: newPassword });
    expect(await readPendingSecret(second)).not.toEqual(secret);
    expect(oldSecret).not.toEqual(secret);
  });

  it('opened elsewhere ends a step of the former browser that is under way already', async () => {
    const user = await createUser(service);
    const token = await mintLink(service, user);
    const [former, other] = [await openLink(service, token), service.browser()];
    const lock = sql`select from users where id = ${user.id} for update`;
    const [opened, late] = await oneBehindTheOther(service, lock, [
      () => other.post('/registrations/open', { token }),
      () => former.post('/registrations/password', { password: newPassword }),
    ]);
    expect([opened?.status, late?.body.code]).toEqual([200, 'registration_not_open']);
    // The link is still good for the one that has it, from the beginning.
    expect((await other.get('/registrations/current')).body.next).toBe('password');
  });

  it('opened by two browsers at once has one of them', async () => {
    const token = await mintLink(service, await createUser(service));
    const browsers = await Promise.all(Array.from({ length: 5 }, () => openLink(service, token)));
    const states = await Promise.all(browsers.map((browser) => browser.get('/registrations/current')));
    expect(states.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
  });

  it('can be opened until the token expires and not at that instant', async () => {
    const own = await startService();
    const token = await mintLink(own, await createUser(own));
    const browser = await openLink(own, token);
    own.clock.advance(24 * 3600 - 0.001);
    await openLink(own, token, browser);
    own.clock.advance(0.001);
    for (const response of [
      await browser.post('/registrations/open', { token }),
      await browser.get('/registrations/current'),
      await browser.post('/registrations/password', { password: newPassword }),
    ])
      expect([response.status, response.body.code]).toEqual([410, 'registration_expired']);
  });
});

describe('the other links of a user', () => {
  it('are all dead when one completes: resets withdrawn, registrations because the user is enrolled', async () => {
    const user = await createObligedUser(service);
    const links = [
      await mintLink(service, user),
      await mintLink(service, user, { purpose: 'reset' }),
      await mintLink(service, user),
    ];
    const opened = await Promise.all(links.map((token) => openLink(service, token)));
    const { browser, secret } = await reachEnrolment(service, user);
    expect((await confirm(service, browser, secret)).status).toBe(200);

    const codes = ['already_enrolled', 'registration_withdrawn', 'already_enrolled'];
    for (const [index, token] of links.entries()) {
      const late = await service.browser().post('/registrations/open', { token });
      expect(late.body.code).toBe(codes[index]);
      const stale = await opened[index]?.post('/registrations/password', {
        password: 'Aanhanger-van-1 mens',
      });
      expect(stale?.body.code).toBe(codes[index]);
    }
  });

  it('are dead when a password took effect, the one that set it excepted', async () => {
    const user = await createObligedUser(service);
    const other = await mintLink(service, user);
    const browser = await setNewPassword(service, user);
    expect((await service.browser().post('/registrations/open', { token: other })).body.code).toBe(
      'registration_withdrawn',
    );
    expect((await browser.get('/registrations/current')).body.next).toBe('enrolment');
  });

  it('of registration never replace an active authenticator, also when opened and confirmed to the last step before', async () => {
    const user = await createObligedUser(service);
    const early = await reachEnrolment(service, user);
    const secret = await enrol(service, user);
    for (const response of [
      await confirm(service, early.browser, early.secret),
      await early.browser.post('/registrations/authenticator'),
      await early.browser.post('/registrations/proof', { code: '123456' }),
      await early.browser.get('/registrations/current'),
    ])
      expect([response.status, response.body.code]).toEqual([409, 'already_enrolled']);
    const [pending, active] = await authenticatorsOf(service, user);
    expect([pending?.state, active?.state]).toEqual(['pending', 'active']);
    expect(secret).not.toEqual(early.secret);
  });
});

it('gives a cookie that is no session and no login challenge, and neither of those is a registration', async () => {
  const user = await createUser(service);
  const other = await createUser(service);
  await enrol(service, other);
  const opened = (await openFreshLink(service, user)).cookies.get(cookieName('registration')) ?? '';
  const session = (await signIn(service, user)).cookies.get(cookieName('session')) ?? '';
  const atCode = service.browser();
  await atCode.post('/login', { email: other.email, password });
  const challenge = atCode.cookies.get(cookieName('login-challenge')) ?? '';
  expect([opened, session, challenge].every((token) => token.length === 43)).toBe(true);

  const tries = [
    ['session', opened, (browser: ReturnType<TestService['browser']>) => browser.get('/session')],
    ['login-challenge', opened, (browser) => browser.post('/login/code', { code: '123456' })],
    ['registration', session, (browser) => browser.get('/registrations/current')],
    ['registration', challenge, (browser) => browser.get('/registrations/current')],
  ] satisfies [
    Parameters<typeof cookieName>[0],
    string,
    (browser: ReturnType<TestService['browser']>) => unknown,
  ][];
  for (const [name, token, send] of tries) {
    const browser = service.browser();
    browser.cookies.set(cookieName(name), token);
    expect((await send(browser)).status).toBe(401);
  }
  expect((await service.browser().post('/registrations/open', { token: opened })).status).toBe(404);
  expect(hashToken('session', opened)).not.toBe(hashToken('registration-cookie', opened));
});

it('proved an address before that was kept, and the migration says so: of the address of now, since it is the address', async () => {
  const folder = new URL('../../../../../../packages/db/migrations/', import.meta.url);
  const file = must(readdirSync(folder).find((name) => name.endsWith('_sensitive_changes.sql')));
  const statements = readFileSync(new URL(file, folder), 'utf8').split('--> statement-breakpoint');
  const openedAt = new Date(service.clock.now.getTime() - 3600_000);
  const opened = { openedAt };
  const [proven, elsewhere, before, never] = [
    await createUser(service),
    await createUser(service),
    await createUser(service, { emailChangedAt: service.clock.now }),
    await createUser(service),
  ];
  await mintLink(service, proven, { ...opened, cookieHash: 'proven' });
  await mintLink(service, elsewhere, {
    ...opened,
    cookieHash: 'elsewhere',
    emailCanonical: 'ander@tvm.test',
  });
  await mintLink(service, before, { ...opened, cookieHash: 'before' });
  await mintLink(service, never);
  await service.ownerDb.execute(sql.raw(must(statements.at(-1))));
  const provenAt = async ({ id }: { id: string }) =>
    (await service.ownerDb.select().from(users).where(eq(users.id, id)))[0]?.emailProvenAt;
  expect(await Promise.all([proven, elsewhere, before, never].map(provenAt))).toEqual([
    openedAt,
    null,
    null,
    null,
  ]);
});
