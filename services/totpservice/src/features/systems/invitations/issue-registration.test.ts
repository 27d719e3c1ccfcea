import { mails, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { asClient, createClient, type TestClient } from '../../../../test/clients.ts';
import { startService } from '../../../../test/harness.ts';
import { newPassword } from '../../../../test/mailed-links.ts';
import { activate } from '../../../../test/organisations.ts';
import { codeOf, createUser, enrol, mintLink, must, type TestUser } from '../../../../test/people.ts';
import { eventsOf, queuedMails, raiseEpoch, registrationOf } from '../../../../test/records.ts';

const service = await startService({}, afterAll);
let client: TestClient;
let user: TestUser;
let externalId: string;
let counter = 0;

beforeEach(async () => {
  client = await createClient(service, ['registrations']);
  externalId = `USR-${++counter}`;
  user = await createUser(service, { externalId });
  await activate(service, user.organisationId);
});

const ask = (method: 'GET' | 'POST', path: string) =>
  asClient(service, client, 'registrations')(method, path);
const issue = (of = externalId) => ask('POST', `/users/${of}/registrations`);
const follow = async (id: string, of = externalId) =>
  (await ask('GET', `/users/${of}/registrations/${id}`)).body;

describe('issueRegistration', () => {
  it('queues one mail, written down as the client’s, and answers with its id and no link', async () => {
    const answer = await issue();
    const [mail] = await queuedMails(service, user);
    expect([answer.status, answer.body]).toEqual([202, { id: mail?.id, state: 'queued' }]);
    expect(mail).toMatchObject({ kind: 'registration', requestedBy: 'client' });
    expect((await eventsOf(service, user)).at(-1)).toBe('registration_mail_requested success');
  });

  it('is limited, with the instant from which it makes sense again', async () => {
    await issue();
    const answer = await issue();
    expect([answer.status, answer.body.code, answer.headers['retry-after']]).toEqual([
      429,
      'mail_limit_reached',
      '60',
    ]);
    expect(await queuedMails(service, user)).toHaveLength(1);
  });

  it('lets one of twenty at once through', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => issue()));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(await queuedMails(service, user)).toHaveLength(1);
  });

  it.each([
    ['who is enrolled', 'already_enrolled', (of: TestUser) => enrol(service, of)],
    [
      'who is disabled',
      'user_disabled',
      (of: TestUser) =>
        service.ownerDb.update(users).set({ disabledAt: service.clock.now }).where(eq(users.id, of.id)),
    ],
  ])('refuses somebody %s', async (_what, code, arrange) => {
    await arrange(user);
    expect((await issue()).body.code).toBe(code);
    expect(await queuedMails(service, user)).toEqual([]);
    expect((await eventsOf(service, user)).at(-1)).toBe(`registration_mail_requested refused ${code}`);
  });

  it('refuses whoever needs none, nobody, and an employee', async () => {
    const voluntary = await startService({ mandatoryFrom: undefined });
    const other = await createClient(voluntary, ['registrations']);
    await createUser(voluntary, { externalId: 'USR-free' });
    const free = await asClient(voluntary, other, 'registrations')('POST', '/users/USR-free/registrations');
    expect(free.body.code).toBe('registration_not_required');
    await createUser(service, { kind: 'employee', externalId: 'EMP-1' });
    for (const nobody of ['USR-nobody', 'EMP-1'])
      expect((await issue(nobody)).body.code).toBe('user_not_found');
  });
});

describe('getUserRegistration', () => {
  it('follows the mail until it is delivered, or isn’t', async () => {
    const { id } = (await issue()).body;
    const mail = (state: (typeof mails.$inferSelect)['state']) =>
      service.ownerDb.update(mails).set({ state }).where(eq(mails.id, id));
    const expected = {
      queued: 'queued',
      sending: 'queued',
      accepted: 'sent',
      deferred: 'sent',
      delivered: 'delivered',
      bounced: 'undelivered',
      complained: 'undelivered',
      failed: 'undelivered',
      replaced: 'replaced',
      withdrawn: 'withdrawn',
    } as const;
    for (const [state, told] of Object.entries(expected)) {
      await mail(state as keyof typeof expected);
      expect(await follow(id)).toMatchObject({ id, state: told, expiresAt: null });
    }
  });

  it('follows the link from its first opening to the end, and never shows it', async () => {
    const token = await mintLink(service, user);
    const { mailId } = await registrationOf(service, token);
    expect((await follow(mailId)).state).toBe('sent');
    const browser = service.browser();
    await browser.post('/registrations/open', { token });
    expect((await follow(mailId)).state).toBe('opened');
    await browser.post('/registrations/password', { password: newPassword });
    const answer = await follow(mailId);
    expect(answer.state).toBe('password_set');
    expect(JSON.stringify(answer)).not.toContain(token);
    const started = await browser.post('/registrations/authenticator');
    const { decodeSecret } = await import('@tvm/totp');
    const code = codeOf(service, decodeSecret(must(started.body.secret as string)));
    expect((await browser.post('/registrations/authenticator/confirm', { code })).status).toBe(200);
    expect((await follow(mailId)).state).toBe('completed');
  });

  it('says of a dead link why', async () => {
    const token = await mintLink(service, user);
    const { mailId, expiresAt } = await registrationOf(service, token);
    expect((await follow(mailId)).expiresAt).toBe(expiresAt.toISOString());
    await raiseEpoch(service, user);
    expect((await follow(mailId)).state).toBe('withdrawn');
    const late = await registrationOf(service, await mintLink(service, user));
    service.clock.advance(24 * 3600);
    expect((await follow(late.mailId)).state).toBe('expired');
  });

  it('knows nothing of another user’s, and nothing of mails of another kind', async () => {
    const { id } = (await issue()).body;
    await createUser(service, { externalId: `${externalId}-x` });
    expect((await follow(id, `${externalId}-x`)).code).toBe('registration_unknown');
    const { mailId } = await registrationOf(service, await mintLink(service, user, { purpose: 'reset' }));
    expect((await follow(mailId)).code).toBe('registration_unknown');
  });
});
