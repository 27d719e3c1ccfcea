import { eventTypes } from '@tvm/audit/event-types';
import { connect } from '@tvm/db';
import { afterAll, expect, it } from 'vitest';
import { startService } from './harness.ts';

const service = await startService({}, afterAll);
await service.browser().post('/login', { email: 'niemand@tvm.test', password: 'Verkeerd-1!' });

it.each([
  `update audit_events set result = 'success'`,
  'delete from audit_events',
  'truncate audit_events',
  'alter table audit_events disable trigger all',
  'drop table audit_events',
  'update organisations set created_at = now()',
  `update clients set id = uuidv7()`,
  'delete from clients',
  'delete from organisations',
  'delete from activations',
  'delete from exemptions',
  'delete from mails',
  ...[
    'user_id = uuidv7()',
    `kind = 'registration'`,
    `requested_by = 'own'`,
    `params = '{}'`,
    'attempts = 0',
    'first_attempt_at = null',
    'created_at = now()',
  ].map((change) => `update mails set ${change}`),
  `insert into mails (kind, requested_by, attempts, created_at, updated_at) values ('noticed', 'system', 9, now(), now())`,
  `insert into mails (kind, requested_by, state, created_at, updated_at) values ('noticed', 'system', 'accepted', now(), now())`,
  'select * from graphile_worker._private_jobs',
  `select graphile_worker.add_job('mail')`,
  ...[
    [`'mail_replaced'`, `'system'`],
    [`'retention_purged'`, `'system'`],
    [`'made_up'`, `'user'`],
    [`'logout'`, `'system', uuidv7()`],
    [`'logout'`, `'anonymous', uuidv7()`],
  ].map(([type, actor = '']) => {
    const columns = `occurred_at, result, type, actor_kind${actor.includes(',') ? ', actor_id' : ''}`;
    return `insert into audit_events (${columns}) values (now(), 'success', ${type}, ${actor})`;
  }),
  ...[
    ['id', '7'],
    ['transaction_id', `'1'`],
    ['recorded_at', 'now()'],
  ].map(
    ([
      column,
      value,
    ]) => `insert into audit_events (${column}, occurred_at, result, type, actor_kind) overriding system value
      values (${value}, now(), 'success', 'logout', 'user')`,
  ),
  'create temporary table pg_class (oid oid, relowner oid)',
  'alter table audit_events disable trigger audit_events_stamp',
  `insert into registrations (user_id, mail_id, purpose, token_hash, credential_epoch, email_canonical, created_at, expires_at)
    values (uuidv7(), uuidv7(), 'registration', 'x', 1, 'x', now(), now() + interval '1 hour')`,
  ...[
    'user_id = uuidv7()',
    `token_hash = 'x'`,
    `purpose = 'reset'`,
    `email_canonical = 'x'`,
    `expires_at = now()`,
    'superseded_at = null',
    'renewals = 0',
  ].map((change) => `update registrations set ${change}`),
  'delete from registrations',
  `select mint_link(uuidv7(), 'x', now())`,
  'select send_mail_again(uuidv7(), now())',
  'select resolve_password_reset(uuidv7(), now())',
  'select * from password_reset_requests',
  'update mandatory_campaign set last_run_at = now()',
  'update anonymous_events set count = 1',
  `insert into anonymous_events (minute, network, type, result) values (date_trunc('minute', now()), 'x', 'x', 'failure')`,
  'delete from anonymous_events',
  'alter table users disable trigger users_epoch_only_rises',
  'create table stolen (id int)',
  `copy users to program 'cat'`,
])('the service cannot, whoever speaks through it: %s', async (statement) => {
  const count = async () =>
    (await service.ownerDb.$client.query('select count(*)::int as n, min(result) from audit_events')).rows;
  const before = await count();
  const db = connect(service.config.databaseUrl, { max: 1, applicationName: 'rights', onError: () => {} });
  const refusal = await db.$client.query(statement).then(
    () => 'done',
    (error: Error) => error.message,
  );
  await db.$client.end();
  expect(refusal).toMatch(/permission denied|must be owner|does not exist|app writes no event/);
  expect(await count()).toEqual(before);
});

it('the service writes each type of event as the kinds of actor that it is of, and as no other', async () => {
  const db = connect(service.config.databaseUrl, { max: 1, applicationName: 'rights', onError: () => {} });
  const client = await db.$client.connect();
  const accepted: string[] = [];
  const kinds = ['user', 'employee', 'client', 'system', 'anonymous'] as const;
  for (const type of Object.keys(eventTypes))
    for (const kind of kinds) {
      await client.query('begin');
      const insert = `insert into audit_events (occurred_at, result, type, actor_kind) values (now(), 'success', $1, $2)`;
      await client.query(insert, [type, kind]).then(
        () => accepted.push(`${type} ${kind}`),
        (error: { code: string }) => expect(error.code).toBe('42501'),
      );
      await client.query('rollback');
    }
  const written = Object.entries(eventTypes).filter(([, { by }]) => by.some((each) => each === 'app'));
  expect(accepted).toEqual(
    written.flatMap(([type, { actors }]) =>
      kinds.filter((kind) => actors.includes(kind)).map((kind) => `${type} ${kind}`),
    ),
  );
  expect(accepted).not.toContain('employee_created user');
  expect(accepted).not.toContain('user_created employee');
  expect(accepted).not.toContain('login_password client');
  client.release();
  await db.$client.end();
});
