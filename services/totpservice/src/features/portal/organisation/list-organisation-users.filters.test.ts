import type { Schema } from '@tvm/contract';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../test/browser.ts';
import { startService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { createUser, enrol, must, signIn, signInWithCode, type TestUser } from '../../../../test/people.ts';
import { addRegistrationMail, progressSteps } from '../../../../test/progress.ts';

const service = await startService({}, afterAll);
const path = '/organisation/users';
type Page = Schema<'OrganisationUserPage'>;

const pageOf = async (browser: Browser, query: Record<string, string | string[]> = {}): Promise<Page> => {
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  const response = await browser.get(`${path}?${new URLSearchParams(pairs)}`);
  expect(response.status).toBe(200);
  return response.body;
};
const namesOf = ({ items }: Page) => items.map(({ fullName }) => fullName);

/** A main user of an activated organisation, enrolled. */
async function arrange() {
  const main = await createUser(service, { isMainUser: true, firstName: 'Mieke', surname: 'Midden' });
  await activate(service, main.organisationId);
  const browser = await signInWithCode(service, main, await enrol(service, main));
  const add = (surname: string, more: Parameters<typeof createUser>[1] = {}) =>
    createUser(service, { organisationId: main.organisationId, firstName: '', surname, ...more });
  return { main, browser, add };
}

describe('a search', () => {
  it.each([
    ['a part of the name', 'EN BE', ['van den Berg']],
    ['a letter with an accent, whatever its case', 'ÇEL', ['çelik']],
    ['a part of the address, whatever its case', 'Piet@', ['100% Transport']],
    ['a per cent sign', '%', ['100% Transport']],
    ['an underscore', '_', ['snake_case']],
    ['a backslash', '\\', ['back\\slash']],
    ['a quote', "'", ["'t Hart"]],
    ['text that looks like a pattern', '.*', []],
    ['what nobody is called', 'qqq', []],
  ])('for %s finds just that', async (_what, search, names) => {
    const { browser, add } = await arrange();
    for (const surname of ['van den Berg', 'çelik', 'snake_case', 'back\\slash', "'t Hart"])
      await add(surname);
    await add('100% Transport', { email: `piet@${Math.random().toString(36).slice(2)}.tvm.test` });
    const page = await pageOf(browser, { search });
    expect([namesOf(page), page.total]).toEqual([names, names.length]);
  });

  it('never leaves the own organisation, nor finds who is disabled', async () => {
    const { browser, add } = await arrange();
    const { add: addElsewhere } = await arrange();
    await addElsewhere('Overal');
    await add('Overal', { disabledAt: service.clock.now });
    expect((await pageOf(browser, { search: 'overal' })).total).toBe(0);
  });

  it.each([
    'search=',
    `search=${'x'.repeat(101)}`,
    'search=%00',
    'search=a&search=b',
    'progress=x',
    'progress=',
    'progress=invited&progress=invited',
    'sort=mail',
  ])('or a filter of "%s" is refused by the contract', async (query) => {
    const { browser } = await arrange();
    expect((await browser.get(`${path}?${query}`)).body.code).toBe('validation_failed');
  });
});

describe('the points of the progress', () => {
  const byNeed = [
    'mail_undelivered',
    'disabled',
    'locked',
    'not_invited',
    'invited',
    'link_opened',
    'password_set',
    'enrolled',
  ];

  async function twoOfEach() {
    const { browser, add } = await arrange();
    for (const [progress, step] of Object.entries(progressSteps))
      for (const name of ['B', 'A']) await step(service, await add(`${name} ${progress}`));
    return browser;
  }

  it('filter the list and its total, one or several, together with a search', async () => {
    const browser = await twoOfEach();
    for (const progress of byNeed) {
      const page = await pageOf(browser, { progress, search: progress });
      expect(new Set(page.items.map((item) => item.progress))).toEqual(new Set([progress]));
      expect([page.total, namesOf(page)]).toEqual([2, [`A ${progress}`, `B ${progress}`]]);
    }
    const two = await pageOf(browser, { progress: ['invited', 'locked'], pageSize: '3' });
    expect([two.total, two.items.length]).toEqual([4, 3]);
    const searched = await pageOf(browser, { progress: ['invited', 'locked'], search: 'a locked' });
    expect(namesOf(searched)).toEqual(['A locked']);
  });

  it('sort it by who needs help, then by name, over all pages, both ways', async () => {
    const browser = await twoOfEach();
    for (const order of ['asc', 'desc']) {
      const pages = await Promise.all(
        ['1', '2', '3'].map((page) => pageOf(browser, { sort: 'progress', order, page, pageSize: '7' })),
      );
      const names = pages.flatMap(namesOf).filter((name) => name !== 'Mieke Midden');
      const points = order === 'asc' ? byNeed : byNeed.toReversed();
      expect(names).toEqual(points.flatMap((progress) => [`A ${progress}`, `B ${progress}`]));
      expect(pages.flatMap(({ items }) => items)).toHaveLength(17);
    }
  });
});

describe('the mail of a user', () => {
  it('is the latest registration mail, with since when it is as it is; null without one', async () => {
    const { browser, add } = await arrange();
    const user = await add('Post');
    const mail = async () => (await pageOf(browser, { search: 'Post' })).items[0]?.mail;
    expect(await mail()).toBeNull();
    for (const state of ['accepted', 'bounced', 'queued'] as const) {
      service.clock.advance(60);
      await addRegistrationMail(service, user, state);
      expect(await mail()).toEqual({ state, at: service.clock.now.toISOString() });
    }
  });

  it.each([
    [['bounced', 'withdrawn'], 'bounced', 'mail_undelivered'],
    [['delivered', 'replaced'], 'delivered', 'invited'],
    [['replaced', 'failed', 'replaced', 'withdrawn'], 'failed', 'mail_undelivered'],
    [['bounced', 'replaced', 'queued'], 'queued', 'invited'],
    [['withdrawn'], 'withdrawn', 'not_invited'],
    [['replaced', 'replaced'], 'replaced', 'not_invited'],
  ] as const)(
    'after %s is the %s one, so that what never left hides nothing: %s',
    async (states, state, progress) => {
      const { browser, add } = await arrange();
      const user = await add('Post');
      for (const each of states) {
        service.clock.advance(1);
        await addRegistrationMail(service, user, each);
      }
      const [item] = (await pageOf(browser, { search: 'Post' })).items;
      expect([item?.mail?.state, item?.progress]).toEqual([state, progress]);
    },
  );
});

describe('from when a mail can be sent again', () => {
  it('is what the request then finds, at any time and for everybody', async () => {
    const { browser, add } = await arrange();
    const people: TestUser[] = [];
    for (const [progress, step] of Object.entries(progressSteps)) {
      const user = await add(progress);
      await step(service, user);
      people.push(user);
    }
    const resendableFrom = async (user: TestUser) =>
      (await pageOf(browser, { pageSize: '100' })).items.find(({ id }) => id === user.id)?.resendableFrom;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...people),
        fc.constantFrom(0, 1, 30, 59, 60, 300),
        async (user, seconds) => {
          service.clock.advance(seconds);
          const from = await resendableFrom(user);
          const now = service.clock.now.toISOString();
          const { status, body } = await browser.post(`/organisation/users/${user.id}/registration-mail`);
          if (from === null) expect(body.code).toBe('already_enrolled');
          else if (must(from) === now) expect(status).toBe(202);
          else {
            expect(must(from) > now).toBe(true);
            expect([status, body.retryAt]).toEqual([429, from]);
          }
          // The session goes on however much time the run takes.
          service.clock.now = new Date(now);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is never while 2FA is not required, but for a disabled authenticator', async () => {
    const main = await createUser(service, { isMainUser: true, surname: 'Aa' });
    const { organisationId } = main;
    await createUser(service, { organisationId, surname: 'Bb' });
    await progressSteps.disabled(service, await createUser(service, { organisationId, surname: 'Cc' }));
    const { items } = await pageOf(await signIn(service, main));
    expect(items.map((item) => item.resendableFrom)).toEqual([null, null, service.clock.now.toISOString()]);
  });
});

it('an organisation of 10,000 is listed, filtered and mailed again within seconds', async ({ annotate }) => {
  const { main, browser } = await arrange();
  await service.ownerDb.$client.query(
    `with made as (
       insert into users (organisation_id, email, email_canonical, surname, created_at)
       select $1, 'veel' || n || '@tvm.test', 'veel' || n || '@tvm.test', 'Nummer ' || md5(n::text), $2 from generate_series(1, 9999) n returning id)
     insert into mails (user_id, kind, requested_by, state, created_at, updated_at)
     select id, 'registration', 'activation', case when id::text ~ '[0-7]$' then 'delivered' else 'bounced' end, $2, $2 from made`,
    [main.organisationId, service.clock.now],
  );
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    const milliseconds = Math.round(performance.now() - started);
    await annotate(`${what}: ${milliseconds} ms`);
    expect(milliseconds).toBeLessThan(10_000);
    return result;
  };
  const first = await timed('first page', () => pageOf(browser));
  expect(first.total).toBe(10_000);
  const help = await timed('who needs help', () =>
    pageOf(browser, { sort: 'progress', progress: 'mail_undelivered', pageSize: '100' }),
  );
  expect(new Set(help.items.map(({ progress }) => progress))).toEqual(new Set(['mail_undelivered']));
  const again = await timed('all mailed again', () => browser.post('/organisation/registration-mails'));
  expect(again.body).toEqual({ queued: 9999, limited: 0, waiting: 0, undeliverable: 0 });
});
