import { afterAll, expect, it } from 'vitest';
import { deadLinks, strangeTokens } from '../../../../test/dead-links.ts';
import { startService } from '../../../../test/harness.ts';
import { newPassword, openLink } from '../../../../test/mailed-links.ts';
import { createUser, enrol, mintLink, type TestUser } from '../../../../test/people.ts';
import { allRows, eventsOf, queuedJobs, queuedMails, registrationOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
const day = 24 * 3600 * 1000;
const ago = (milliseconds: number) => new Date(service.clock.now.getTime() - milliseconds);

/** A link that expired so long ago. */
const expiredLink = (user: TestUser, options: Parameters<typeof mintLink>[2] = {}, milliseconds = 3600_000) =>
  mintLink(service, user, { createdAt: ago(milliseconds + day), expiresAt: ago(milliseconds), ...options });
const renew = (token: string) => service.browser().post('/registrations/renew', { token });

it('has a fresh link mailed, and answers with nothing but the masked address', async () => {
  const user = await createUser(service, { email: 'verlopen@tvm.test', password: null });
  const token = await expiredLink(user, { renewals: 1 });
  const response = await renew(token);
  expect([response.status, response.body]).toEqual([202, { maskedEmail: 'v•••@tvm.test' }]);
  expect(response.headers['set-cookie']).toBeUndefined();
  const [mail, ...others] = await queuedMails(service, user);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ kind: 'registration', requestedBy: 'renewal', params: { renewals: 2 } });
  expect((await queuedJobs(service)).at(-1)).toMatchObject({ payload: { mailId: mail?.id }, priority: 0 });
  expect(await eventsOf(service, user)).toEqual(['registration_renewed success']);
});

it('takes each link once, and the link stays expired', async () => {
  const user = await createUser(service);
  const token = await expiredLink(user);
  await renew(token);
  const again = await renew(token);
  expect([again.status, again.body.code]).toEqual([409, 'renewal_refused']);
  const inspected = await service.browser().post('/registrations/inspect', { token });
  expect(inspected.body).toMatchObject({ state: 'expired', renewable: false });
  expect(await queuedMails(service, user)).toHaveLength(1);
});

it('sends one mail of two clicks at once', async () => {
  const user = await createUser(service);
  const token = await expiredLink(user);
  const answers = await Promise.all(Array.from({ length: 8 }, () => renew(token)));
  expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array<number>(7).fill(409)]);
  expect(await queuedMails(service, user)).toHaveLength(1);
});

it('can be done three times in a row, each link in its turn, and not a fourth time', async () => {
  const own = await startService();
  const user = await createUser(own);
  let token = await mintLink(own, user);
  for (let renewals = 0; ; renewals++) {
    own.clock.advance(25 * 3600);
    const response = await own.browser().post('/registrations/renew', { token });
    if (renewals === 3) {
      expect(response.body.code).toBe('renewal_refused');
      break;
    }
    expect(response.status).toBe(202);
    const mail = (await queuedMails(own, user)).at(-1);
    expect(mail?.params).toEqual({ renewals: renewals + 1 });
    // As the mailworker does.
    token = await mintLink(own, user, { renewals: mail?.params.renewals ?? 0 });
  }
});

it('leads to a link that registers', async () => {
  const user = await createUser(service, { password: null });
  await renew(await expiredLink(user));
  const browser = await openLink(service, await mintLink(service, user, { renewals: 1 }));
  expect((await browser.post('/registrations/password', { password: newPassword })).body.next).toBe('done');
});

it.each<[string, (user: TestUser) => Promise<string>]>([
  ['still open', (user) => mintLink(service, user)],
  ['a reset', (user) => expiredLink(user, { purpose: 'reset' })],
  ['expired 30 days ago', (user) => expiredLink(user, {}, 30 * day)],
  ['the last of its chain', (user) => expiredLink(user, { renewals: 3 })],
  ['renewed already', (user) => expiredLink(user, { renewedAt: ago(0) })],
  ['of a former address', (user) => expiredLink(user, { emailCanonical: 'vroeger@tvm.test' })],
  ['replaced by a newer one', (user) => expiredLink(user, { supersededAt: ago(day) })],
  ['used', (user) => expiredLink(user, { completedAt: ago(day) })],
  [
    'of somebody who is enrolled',
    async (user) => {
      await enrol(service, user);
      return expiredLink(user);
    },
  ],
  [
    'of somebody who was disabled',
    async (user) => {
      await service.ownerDb.$client.query('update users set disabled_at = now() where id = $1', [user.id]);
      return expiredLink(user);
    },
  ],
])('is refused for a link that is %s, and leaves an event only', async (_what, make) => {
  const user = await createUser(service);
  const token = await make(user);
  const { 'public.audit_events': _events, ...before } = await allRows(service);
  const response = await renew(token);
  expect([response.status, response.body.code]).toEqual([409, 'renewal_refused']);
  expect(await allRows(service)).toMatchObject(before);
  expect(await eventsOf(service, user)).toEqual(['registration_renewed refused renewal_refused']);
  const inspected = await service.browser().post('/registrations/inspect', { token });
  expect(inspected.body.renewable).toBe(false);
});

it.each(deadLinks.filter(({ state }) => state !== 'expired'))(
  'is refused for a link that $what',
  async ({ kill }) => {
    const user = await createUser(service);
    const token = await mintLink(service, user);
    await kill(service, user);
    expect((await renew(token)).body.code).toBe('renewal_refused');
  },
);

it.each(strangeTokens)('knows no token %s', async (_what, make) => {
  const response = await renew(await make(service));
  expect([response.status, response.body.code]).toEqual([404, 'registration_unknown']);
});

it('is limited for one user, says until when, and keeps the link for later', async () => {
  const own = await startService();
  const user = await createUser(own);
  const [one, other] = [await mintLink(own, user), await mintLink(own, user)];
  own.clock.advance(25 * 3600);
  expect((await own.browser().post('/registrations/renew', { token: one })).status).toBe(202);
  own.clock.advance(20);
  const limited = await own.browser().post('/registrations/renew', { token: other });
  expect([limited.status, limited.body.code]).toEqual([429, 'mail_limit_reached']);
  expect(limited.headers['retry-after']).toBe('40');
  expect((await registrationOf(own, other)).renewedAt).toBeNull();
  expect((await eventsOf(own, user)).at(-1)).toBe('registration_renewed refused mail_limit_reached');
  own.clock.advance(40);
  expect((await own.browser().post('/registrations/renew', { token: other })).status).toBe(202);
});
