import { mails } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { asClient, createClient, type TestClient } from '../../../../test/clients.ts';
import { startService } from '../../../../test/harness.ts';
import { newPassword } from '../../../../test/mailed-links.ts';
import { activate } from '../../../../test/organisations.ts';
import { codeOf, createUser, mintLink, must, type TestUser } from '../../../../test/people.ts';
import { raiseEpoch, registrationOf } from '../../../../test/records.ts';

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
