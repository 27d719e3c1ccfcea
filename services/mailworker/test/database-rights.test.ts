import { afterAll, expect, test } from 'vitest';
import { startHarness } from './harness.ts';

const h = await startHarness();
afterAll(() => h.close());

/** What the role is answered; `done` is a hole. */
const tried = (text: string) =>
  h.worker.$client.query(text).then(
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
  ['what the purge writes', event('retention_purged', `'system', null`)],
  ['a type that nobody has', event('made_up', `'system', null`)],
])('whoever speaks through the mailworker writes no event of %s', async (_, statement) => {
  expect(await tried(statement)).toMatch(/^worker writes no event/);
});

test.each([
  `update audit_events set result = 'success'`,
  'delete from audit_events',
  'alter table audit_events disable trigger audit_events_stamp',
  'select hash from passwords',
  'select sealed_secret from authenticators',
  'select token_hash from sessions',
  'select kept_password_hash from registrations',
  'create table stolen (id int)',
])('whoever speaks through the mailworker cannot: %s', async (statement) => {
  expect(await tried(statement)).toMatch(/permission denied|must be owner/);
});
