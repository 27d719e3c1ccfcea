import { afterAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../test/browser.ts';
import { startService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import {
  createOrganisation,
  createUser,
  enrol,
  mintLink,
  signIn,
  signInWithCode,
  type TestUser,
} from '../../../../test/people.ts';
import { addRegistrationMail, progressSteps } from '../../../../test/progress.ts';
import { raiseEpoch } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const path = '/organisation/users';

interface Item {
  id: string;
  fullName: string;
  email: string;
  progress: string;
}

/** A main user of an organisation with those users, and a browser of that main user. */
async function arrange(
  users: { firstName: string; surname: string }[],
): Promise<{ main: TestUser; browser: Browser }> {
  const main = await createUser(service, { isMainUser: true, firstName: 'Mieke', surname: 'Midden' });
  for (const user of users) await createUser(service, { organisationId: main.organisationId, ...user });
  return { main, browser: await signIn(service, main) };
}
const itemsOf = async (browser: Browser, query = ''): Promise<Item[]> =>
  (await browser.get(path + query)).body.items;

describe('the list', () => {
  const names = [
    "'t Hart",
    'Åberg',
    'aap',
    'Aap',
    'Çelik',
    'celik',
    'de Vries',
    'Ëlke',
    'IJsbrand',
    'Özdemir',
    'ozon',
    'van den Berg',
    'Zwart',
    '42',
  ];

  it('is sorted over all pages as a Dutch reader expects, both ways, by name and by address', async () => {
    const { browser } = await arrange(names.map((surname) => ({ firstName: '', surname })));
    const { compare } = new Intl.Collator('nl');
    for (const sort of ['fullName', 'email'] as const)
      for (const order of ['asc', 'desc'] as const) {
        const pages = await Promise.all(
          [1, 2, 3].map((page) => itemsOf(browser, `?pageSize=5&page=${page}&sort=${sort}&order=${order}`)),
        );
        const shown = pages.flat().map((user) => user[sort]);
        const sorted = [...shown].sort(compare);
        expect(shown).toEqual(order === 'asc' ? sorted : sorted.reverse());
        expect(shown).toHaveLength(names.length + 1);
      }
  });

  it('shows every one of many namesakes on exactly one page, because their ids order them', async () => {
    const { browser } = await arrange(
      Array.from({ length: 22 }, () => ({ firstName: 'Jan', surname: 'Jansen' })),
    );
    for (const order of ['asc', 'desc']) {
      const shown: Item[] = [];
      for (let page = 1; page <= 4; page++)
        shown.push(...(await itemsOf(browser, `?pageSize=7&page=${page}&order=${order}`)));
      const namesakes = shown.filter(({ fullName }) => fullName === 'Jan Jansen').map(({ id }) => id);
      const sorted = [...new Set(namesakes)].sort();
      expect(namesakes).toHaveLength(22);
      expect(namesakes).toEqual(order === 'asc' ? sorted : sorted.reverse());
    }
  });

  it('tells page, size and total, starts with ten of the first page by name, and is empty beyond the end', async () => {
    const { browser } = await arrange(names.map((surname) => ({ firstName: '', surname })));
    const { items, userListVersion, ...rest } = (await browser.get(path)).body;
    expect(rest).toEqual({ page: 1, pageSize: 10, total: 15 });
    expect(items).toHaveLength(10);
    expect(userListVersion).toMatch(/^\d+$/);
    expect((await browser.get(`${path}?page=2`)).body.items).toHaveLength(5);
    expect((await browser.get(`${path}?page=3`)).body).toMatchObject({ items: [], total: 15, page: 3 });
    expect((await browser.get(`${path}?page=10000&pageSize=100`)).body.items).toEqual([]);
  });

  it.each([
    'page=0',
    'page=-1',
    'page=10001',
    'page=1.5',
    'page=een',
    'page=',
    'pageSize=0',
    'pageSize=101',
    'sort=passwordHash',
    'sort=fullName;drop',
    'order=up',
    'page=1&page=2',
    'sort[]=email',
    'organisationId=1',
  ])('refuses %s', async (query) => {
    const { browser } = await arrange([]);
    const response = await browser.get(`${path}?${query}`);
    expect([response.status, response.body.code]).toEqual([400, 'validation_failed']);
    expect(response.body.errors[0].in).toBe('query');
  });

  it('holds the enabled users of the own organisation, whatever the request says', async () => {
    const { main, browser } = await arrange([{ firstName: 'Eigen', surname: 'Mens' }]);
    await createUser(service, { organisationId: main.organisationId, disabledAt: service.clock.now });
    await createUser(service);
    const items = await itemsOf(browser);
    expect(items.map(({ fullName }) => fullName)).toEqual(['Eigen Mens', 'Mieke Midden']);
    expect(items).toMatchObject([{ role: 'sub_user' }, { role: 'main_user', email: main.email }]);
  });
});

describe('the progress of a user', () => {
  it.each(Object.entries(progressSteps))('is %s', async (progress, step) => {
    const { main, browser } = await arrange([]);
    const user = await createUser(service, { organisationId: main.organisationId });
    await step(service, user);
    expect((await itemsOf(browser)).find(({ id }) => id === user.id)?.progress).toBe(progress);
  });

  it('is locked until the lock ends', async () => {
    const own = await startService();
    const main = await createUser(own, { isMainUser: true });
    await progressSteps.locked(own, await createUser(own, { organisationId: main.organisationId }));
    const browser = await signIn(own, main);
    const others = async () => (await itemsOf(browser)).map(({ progress }) => progress).sort();
    expect(await others()).toEqual(['locked', 'not_invited']);
    own.clock.advance(900);
    expect(await others()).toEqual(['enrolled', 'not_invited']);
  });

  it('follows the latest mail, and forgets a password that was set under an older epoch', async () => {
    const { main, browser } = await arrange([]);
    const progress = async () => (await itemsOf(browser))[0]?.progress;
    for (const [state, shown] of [
      ['failed', 'mail_undelivered'],
      ['queued', 'invited'],
      ['complained', 'mail_undelivered'],
      ['accepted', 'invited'],
    ] as const) {
      await addRegistrationMail(service, main, state);
      expect(await progress()).toBe(shown);
    }
    await progressSteps.password_set(service, main);
    expect(await progress()).toBe('password_set');
    await raiseEpoch(service, main);
    expect((await itemsOf(await signIn(service, main)))[0]?.progress).toBe('invited');
  });

  it('comes with since when and until when they can register, whoever waits longest first', async () => {
    const own = await startService();
    const main = await createUser(own, { isMainUser: true, surname: 'Midden' });
    const organisationId = main.organisationId;
    const invited = async (surname: string) => {
      const user = await createUser(own, { organisationId, firstName: '', surname });
      await mintLink(own, user);
      return user;
    };
    const early = await invited('Zwart');
    own.clock.advance(3600);
    await invited('Aap');
    const killed = await invited('Bakker');
    await raiseEpoch(own, killed);
    // A newer mail to who was invited before: the wait goes on, the link is a new one.
    await own.ownerDb.$client.query('update registrations set superseded_at = now() where user_id = $1', [
      early.id,
    ]);
    await mintLink(own, early);
    const browser = await signIn(own, main);
    const told = (await browser.get(`${path}?sort=progress`)).body.items.map(
      ({ fullName, invitedAt, linkExpiresAt }: Record<string, string | null>) => [
        fullName,
        ...[invitedAt, linkExpiresAt].map(
          (instant) => instant && (new Date(instant).getTime() - own.clock.now.getTime()) / 3_600_000,
        ),
      ],
    );
    expect(told).toEqual([
      ['Bakker', null, null],
      [expect.stringContaining('Midden'), null, null],
      ['Zwart', -1, 24],
      ['Aap', 0, 24],
    ]);
  });

  it('comes with who never logged in and to whom mail bounced before', async () => {
    const { main, browser } = await arrange([]);
    await createUser(service, {
      organisationId: main.organisationId,
      surname: 'Aa',
      mailBouncedAt: service.clock.now,
    });
    expect(await itemsOf(browser)).toMatchObject([
      { neverLoggedIn: true, mailUndelivered: true },
      { neverLoggedIn: false, mailUndelivered: false },
    ]);
  });
});

const elsewhere = await createOrganisation(service);

describe('the version of the list', () => {
  const update = (set: string) => (user: TestUser) =>
    service.ownerDb.$client.query(`update users set ${set} where id = $1`, [user.id]);

  it.each<[string, (user: TestUser) => Promise<unknown>]>([
    ['a new user', (user) => createUser(service, { organisationId: user.organisationId })],
    ['a user less', (user) => service.ownerDb.$client.query('delete from users where id = $1', [user.id])],
    ['a disabled user', update('disabled_at = now()')],
    ['another name', update(`name_prefix = 'van der'`)],
    ['another address', update(`email = 'nieuw' || email, email_canonical = 'nieuw' || email_canonical`)],
    ['another role', update('is_main_user = true')],
    ['a user who moved away', update(`organisation_id = '${elsewhere}'`)],
  ])('rises by %s', async (_what, change) => {
    const { main, browser } = await arrange([]);
    const user = await createUser(service, { organisationId: main.organisationId });
    const version = async () => Number((await browser.get(path)).body.userListVersion);
    const before = await version();
    await change(user);
    expect(await version()).toBeGreaterThan(before);
  });

  it('rises by a user who moved here, and by one who is enabled again', async () => {
    const { main, browser } = await arrange([]);
    const [mover, sleeper] = [
      await createUser(service),
      await createUser(service, { organisationId: main.organisationId, disabledAt: service.clock.now }),
    ];
    const version = async () => Number((await browser.get(path)).body.userListVersion);
    const before = await version();
    await update(`organisation_id = '${main.organisationId}'`)(mover);
    const between = await version();
    await update('disabled_at = null')(sleeper);
    expect([between > before, (await version()) > between]).toEqual([true, true]);
  });

  it('does not rise by a login, an epoch, an enrolment, a mail, another language or another organisation', async () => {
    const { main, browser } = await arrange([]);
    const user = await createUser(service, { organisationId: main.organisationId });
    const version = async () => (await browser.get(path)).body.userListVersion;
    const before = await version();
    await signIn(service, user);
    await raiseEpoch(service, user);
    await enrol(service, user);
    await addRegistrationMail(service, user, 'bounced');
    await update(`mail_bounced_at = now(), language = 'en', title = 'heer'`)(user);
    await createUser(service);
    expect(await version()).toBe(before);
  });
});

describe('who may see it', () => {
  it('is no sub-user, no employee, no stranger, and no main user without the 2FA that is required by now', async () => {
    const employee = await createUser(service, { kind: 'employee' });
    const { main, browser } = await arrange([]);
    await activate(service, main.organisationId);
    const tries: [Browser, string][] = [
      [await signIn(service, await createUser(service)), 'main_user_required'],
      [await signInWithCode(service, employee, await enrol(service, employee)), 'main_user_required'],
      [service.browser(), 'unauthenticated'],
      [browser, 'two_factor_required'],
    ];
    for (const [who, code] of tries) expect((await who.get(path)).body.code).toBe(code);
    const secret = await enrol(service, main);
    expect((await (await signInWithCode(service, main, secret)).get(path)).status).toBe(200);
  });
});
