import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { asClient, createClient, type TestClient } from '../../../../test/clients.ts';
import { startService } from '../../../../test/harness.ts';
import { activate } from '../../../../test/organisations.ts';
import { createUser, enrol, type TestUser } from '../../../../test/people.ts';
import { eventsOf, queuedMails } from '../../../../test/records.ts';

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

const issue = (of = externalId) =>
  asClient(service, client, 'registrations')('POST', `/users/${of}/registrations`);

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
