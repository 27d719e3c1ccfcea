import { mailBudgetScopes, mailBudgets, mails, users } from '@tvm/db';
import { keyedHash } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { asClient, createClient } from './clients.ts';
import { startService, type TestService } from './harness.ts';
import { newPassword } from './mailed-links.ts';
import { activate } from './organisations.ts';
import {
  createUser,
  enrol,
  mintLink,
  must,
  password,
  signIn,
  signInWithCode,
  type TestUser,
} from './people.ts';
import { signedInBefore } from './profile.ts';
import { queuedJobs, queuedMails } from './records.ts';

type Scope = (typeof mailBudgetScopes)[number];

/** Uses up what may be asked for in this hour about a user, by all of these. */
async function useUp(service: TestService, user: TestUser, scopes: readonly Scope[]): Promise<void> {
  const requestedAt = Array.from({ length: 5 }, () => service.clock.now);
  const address = keyedHash(service.config.keys.address, 'address', user.email);
  await service.ownerDb.insert(mailBudgets).values(
    scopes.map((scope) => ({
      scope,
      subject: scope === 'anonymous' ? address : user.id,
      requestedAt,
      updatedAt: service.clock.now,
    })),
  );
}

/** Who may ask for a link, each with a request that is within the limits of an unused budget. Answers how many mails or jobs it made. */
const requests: Record<
  Exclude<Scope, 'support'>,
  (service: TestService, user: TestUser) => Promise<unknown>
> = {
  anonymous: (service, { email }) => service.browser().post('/password-resets', { email, lost: 'password' }),
  own: (service, { email }) => service.browser().post('/login', { email, password }),
  main_user: async (service, { id, organisationId }) => {
    const main = await createUser(service, { organisationId, isMainUser: true });
    const browser = await signInWithCode(service, main, await enrol(service, main));
    return browser.post(`/organisation/users/${id}/registration-mail`);
  },
  client: async (service, user) => {
    await service.ownerDb.update(users).set({ externalId: user.id }).where(eq(users.id, user.id));
    const client = await createClient(service, ['registrations']);
    return asClient(service, client, 'registrations')('POST', `/users/${user.id}/registrations`);
  },
  renewal: async (service, user) => {
    const day = 24 * 3600 * 1000;
    const [createdAt, expiresAt] = [2, 1].map((days) => new Date(service.clock.now.getTime() - days * day));
    const token = await mintLink(service, user, { createdAt: must(createdAt), expiresAt: must(expiresAt) });
    return service.browser().post('/registrations/renew', { token });
  },
};

/** The jobs of the queue, without those of notices: a main user's login is in a new browser. */
const jobsAskedFor = async (service: TestService) =>
  (await queuedJobs(service)).length - (await service.ownerDb.$count(mails, eq(mails.kind, 'noticed')));

it.each(Object.keys(requests) as (keyof typeof requests)[])(
  'requests by %s are limited by their own budget, and by nobody else’s',
  async (scope) => {
    const service = await startService();
    const ask = async (usedUp: readonly Scope[]) => {
      const user = await createUser(service);
      await activate(service, user.organisationId);
      await useUp(service, user, usedUp);
      const before = await jobsAskedFor(service);
      await requests[scope](service, user);
      return (await jobsAskedFor(service)) - before;
    };
    expect(await ask(mailBudgetScopes.filter((other) => other !== scope))).toBe(1);
    expect(await ask([scope])).toBe(0);
  },
);

it('mails of an activation and security notices go whatever was used up, and use nothing up', async () => {
  const service = await startService();
  const main = await createUser(service, { isMainUser: true });
  const users = [main, await createUser(service, { organisationId: main.organisationId })];
  for (const user of users) await useUp(service, user, mailBudgetScopes);
  const budgets = () =>
    service.ownerDb.select().from(mailBudgets).orderBy(mailBudgets.scope, mailBudgets.subject);
  const before = await budgets();
  const browser = await signIn(service, main);
  const { userListVersion } = (await browser.get('/organisation/two-factor')).body;
  await browser.post('/organisation/two-factor/activation', { userListVersion });
  for (const user of users) expect(await queuedMails(service, user)).toHaveLength(1);

  const { user, browser: changing } = await signedInBefore(service);
  await useUp(service, user, mailBudgetScopes);
  const passwords = Array.from({ length: 8 }, (_, turn) => (turn % 2 ? newPassword : password));
  for (const [turn, currentPassword] of passwords.slice(0, 7).entries()) {
    const change = { currentPassword, newPassword: must(passwords[turn + 1]) };
    expect((await changing.post('/profile/password', change)).status).toBe(204);
  }
  const kinds = (await queuedMails(service, user)).map(({ kind }) => kind);
  expect(kinds).toEqual(Array(7).fill('password_changed'));
  expect((await budgets()).filter(({ subject }) => before.some((each) => each.subject === subject))).toEqual(
    before,
  );
});
