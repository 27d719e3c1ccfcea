import { authenticators, mails, registrations, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { addUser, insertMail, startHarness } from './harness.ts';

const h = await startHarness();
afterAll(() => h.close());
const victim = await addUser(h.owner);

/** What whoever speaks through the worker's role is answered; `done` is a hole. */
const tried = (text: string, values: unknown[] = []) =>
  h.worker.$client.query(text, values).then(
    () => 'done',
    (error: Error) => error.message,
  );

const event = (type: string, actor: string) =>
  `insert into audit_events (occurred_at, result, type, actor_kind, actor_id) values (now(), 'success', '${type}', ${actor})`;

test.each([
  ['a type of the API', event('two_factor_reset', `'system', null`)],
  ['a type of the API, as an employee', event('approval_approved', `'employee', uuidv7()`)],
  ['its own type as an employee', event('mail_accepted', `'employee', uuidv7()`)],
  ['its own type as a user', event('mail_accepted', `'user', uuidv7()`)],
  ['its own type as the service, naming somebody', event('mail_accepted', `'system', uuidv7()`)],
  ['a link that the database mints', event('mail_link_minted', `'system', null`)],
  ['what the purge writes', event('retention_purged', `'system', null`)],
  ['a type that nobody has', event('made_up', `'system', null`)],
])('whoever speaks through the mailworker writes no event of %s', async (_, statement) => {
  expect(await tried(statement)).toMatch(/^worker writes no event/);
});

const link = `insert into registrations (user_id, mail_id, purpose, token_hash, credential_epoch, email_canonical, created_at, expires_at)
  values ('${victim.id}', uuidv7(), 'registration', 'x', 1, 'x', now(), now() + interval '1 hour')`;

test.each([
  link,
  `update registrations set superseded_at = now()`,
  `update registrations set user_id = '${victim.id}'`,
  `update registrations set expires_at = expires_at + interval '1 year'`,
  'delete from registrations',
  `update mails set user_id = '${victim.id}'`,
  `update mails set kind = 'registration'`,
  `update mails set params = '{}'`,
  `update mails set requested_by = 'own'`,
  `update mails set created_at = now()`,
  `insert into mails (user_id, kind, requested_by, state, created_at, updated_at) values ('${victim.id}', 'registration', 'own', 'sending', now(), now())`,
  'delete from mails',
  'select * from password_reset_requests',
  `insert into password_reset_requests values (uuidv7(), '${victim.email}', 'password', now())`,
  `select add_password_reset_job(uuidv7(), '${victim.email}', 'password')`,
  'update mandatory_campaign set stopped_at = null, stopped_by = null',
  `update users set email = 'x@tvm.test'`,
  'update users set email_proven_at = now()',
  'update users set credential_epoch = credential_epoch + 1',
  `update approvals set decision = 'approved'`,
  `update audit_events set result = 'success'`,
  'delete from audit_events',
  'alter table audit_events disable trigger audit_events_stamp',
  'alter table mails disable trigger mails_of_the_campaign',
  'drop view link_terms',
  'select hash from passwords',
  'select sealed_secret from authenticators',
  'select * from recovery_codes',
  'select token_hash from sessions',
  'select token_hash from registrations',
  'select kept_password_hash from registrations',
  'create table stolen (id int)',
  'create temporary table pg_class (oid oid, relowner oid)',
  `insert into audit_events (id, occurred_at, result, type, actor_kind) overriding system value values (7, now(), 'success', 'mail_accepted', 'system')`,
])('whoever speaks through the mailworker cannot: %s', async (statement) => {
  expect(await tried(statement)).toMatch(/permission denied|must be owner/);
});

/** Somebody with an active authenticator. */
async function addEnrolled() {
  const user = await addUser(h.owner);
  const [sealedSecret, createdAt] = ['x', h.clock.now];
  const app = { userId: user.id, state: 'active', sealedSecret, lastAcceptedStep: 1 } as const;
  await h.owner.insert(authenticators).values({ ...app, createdAt, activatedAt: createdAt });
  return user;
}

test('whoever speaks through the mailworker is believed no table of theirs, where a database lets them make temporary ones', async () => {
  const temporary = (how: string) =>
    h.owner.$client.query(`do $$ begin execute format('${how} worker', current_database()); end $$`);
  await temporary('grant temporary on database %I to');
  onTestFinished(async () => void (await temporary('revoke temporary on database %I from')));
  const { id } = await addEnrolled();
  const client = await h.worker.$client.connect();
  onTestFinished(() => client.release(true));
  for (const table of [
    `pg_class as select oid, (select oid from pg_roles where rolname = 'worker') as relowner from pg_catalog.pg_class`,
    'mandatory_campaign (stopped_at timestamptz)',
    `user_standing as select '${id}'::uuid as user_id, false as is_disabled, null::text as authenticator_state`,
  ])
    await client.query(`create temporary table ${table}`);
  const refusal = (statement: string) => client.query(statement).catch(({ message }: Error) => message);
  const mail = (
    kind: string,
    more: string,
  ) => `insert into mails (user_id, kind, requested_by, params, created_at, updated_at)
    values ('${id}', '${kind}', ${more}, now(), now())`;
  expect(await refusal(event('two_factor_reset', `'employee', uuidv7()`))).toMatch(/^worker writes no event/);
  expect(await refusal(mail('password_reset', `'own', '{}'`))).toBe('worker queues no such mail');
  expect(await refusal(mail('registration', `'system', '{"campaign": true}'`))).toBe(
    'worker queues no such mail',
  );
});

describe('a link', () => {
  const mint = (mailId: string, at = h.clock.now) =>
    tried('select mint_link($1, $2, $3)', [mailId, `hash of ${mailId}`, at]);
  const sending = async (mail: Parameters<typeof insertMail>[1]) => {
    const mailId = await insertMail(h.app, mail);
    expect(await tried(`update mails set state = 'sending' where id = '${mailId}'`)).toBe('done');
    return mailId;
  };

  test('is of the user, the address, the epoch and the life that the mail leads to, and is told', async () => {
    const mailId = await sending({ userId: victim.id, kind: 'password_reset', params: { lost: 'password' } });
    expect(await mint(mailId)).toBe('done');
    expect(await h.owner.select().from(registrations).where(eq(registrations.mailId, mailId))).toMatchObject([
      {
        userId: victim.id,
        purpose: 'reset',
        credentialEpoch: victim.credentialEpoch,
        emailCanonical: victim.emailCanonical,
        expiresAt: new Date(h.clock.now.getTime() + 3_600_000),
      },
    ]);
    const { rows } = await h.owner.$client.query(
      `select user_id, organisation_id, actor_kind from audit_events where type = 'mail_link_minted' and details ->> 'mailId' = $1`,
      [mailId],
    );
    expect(rows).toEqual([
      { user_id: victim.id, organisation_id: victim.organisationId, actor_kind: 'system' },
    ]);
  });

  test.each([
    ['a second one of the same mail', () => sending({ userId: victim.id }), /duplicate key/],
    ['a mail that is not being sent', () => insertMail(h.app, { userId: victim.id }), /no mail that a link/],
    ['a notice', () => sending({ userId: victim.id, kind: 'password_changed' }), /no mail that a link/],
    ['a mail to support', () => sending({ userId: null }), /no mail that a link/],
    ['a mail that is not there', async () => victim.id, /no mail that a link/],
  ])('is not minted for %s', async (what, find, refusal) => {
    const mailId = await find();
    if (what.startsWith('a second')) expect(await mint(mailId)).toBe('done');
    expect(await mint(mailId)).toMatch(refusal);
  });

  test('is not minted for somebody who is disabled', async () => {
    const user = await addUser(h.owner);
    const mailId = await sending({ userId: user.id });
    await h.owner.update(users).set({ disabledAt: h.clock.now }).where(eq(users.id, user.id));
    expect(await mint(mailId)).toMatch(/no mail that a link/);
  });

  test('does not live longer by a clock that is ahead', async () => {
    const mailId = await sending({ userId: victim.id });
    expect(await mint(mailId, new Date(Date.now() + 2 * 3_600_000))).toMatch(/clock .* is ahead/);
  });
});

describe('a mail of its own', () => {
  const queued = (userId: string, mail: { kind?: string; requestedBy?: string; params?: object } = {}) => {
    const { kind = 'registration', requestedBy = 'system', params = { campaign: true } } = mail;
    return tried(
      `insert into mails (user_id, kind, requested_by, params, created_at, updated_at) values ($1, $2, $3, $4, now(), now())`,
      [userId, kind, requestedBy, params],
    );
  };
  const refused = 'worker queues no such mail';

  test('is what the campaign sends', async () => {
    expect(await queued(victim.id)).toBe('done');
    expect(await queued(victim.id, { kind: 'mandatory_reminder' })).toBe('done');
  });

  test.each([
    ['a reset', { kind: 'password_reset' }],
    ['a reset that says it is of a stranger', { kind: 'password_reset', requestedBy: 'anonymous' }],
    ['a notice', { kind: 'password_changed' }],
    ['an invitation in the name of a main user', { requestedBy: 'main_user' }],
    ['an invitation of no campaign', { params: {} }],
    ['an invitation with renewals', { params: { campaign: true, renewals: -1000 } }],
  ])('is not %s', async (_, mail) => {
    expect(await queued(victim.id, mail)).toBe(refused);
  });

  test('invites nobody who is enrolled, disabled, or an employee', async () => {
    const enrolled = await addEnrolled();
    const disabled = await addUser(h.owner, { disabledAt: h.clock.now });
    const employee = await addUser(h.owner);
    await h.owner
      .update(users)
      .set({ kind: 'employee', employeeRole: 'support_lead', organisationId: null })
      .where(eq(users.id, employee.id));
    for (const { id } of [enrolled, disabled, employee]) expect(await queued(id)).toBe(refused);
  });

  test('is none while somebody stopped the campaign', async () => {
    await h.owner.$client.query(
      'insert into mandatory_campaign (id, stopped_at, stopped_by) values (1, now(), $1) on conflict (id) do update set stopped_at = now(), stopped_by = $1',
      [victim.id],
    );
    expect(await queued(victim.id)).toBe(refused);
    await h.owner.$client.query('update mandatory_campaign set stopped_at = null, stopped_by = null');
  });
});

describe('a mail that has ended', () => {
  test.each(['accepted', 'failed', 'withdrawn', 'replaced', 'bounced'] as const)(
    'stays as it is, for either role: %s',
    async (state) => {
      const mailId = await insertMail(h.app, { userId: victim.id });
      await h.owner.update(mails).set({ state }).where(eq(mails.id, mailId));
      const again = (to: string) => `update mails set state = '${to}' where id = '${mailId}'`;
      for (const to of ['queued', 'sending', 'failed', 'accepted']) {
        expect(await tried(again(to)), to).toBe('the mail has ended');
      }
      for (const to of ['queued', 'sending']) {
        await expect(h.app.$client.query(again(to)), to).rejects.toThrow('the mail has ended');
      }
    },
  );

  test('is sent again only when it had failed, and no reset ever', async () => {
    const sendAgain = (mailId: string) =>
      h.worker.$client
        .query('select send_mail_again($1, now()) as id', [mailId])
        .then(({ rows }) => rows[0].id);
    for (const [kind, state] of [
      ['registration', 'accepted'],
      ['registration', 'withdrawn'],
      ['registration', 'queued'],
      ['password_reset', 'failed'],
    ] as const) {
      const mailId = await insertMail(h.app, { userId: victim.id, kind });
      await h.owner.update(mails).set({ state }).where(eq(mails.id, mailId));
      expect(await sendAgain(mailId), `${kind} ${state}`).toBe(null);
    }
  });
});
