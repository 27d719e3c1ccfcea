import { afterAll, expect, test } from 'vitest';
import { addEvent, sealEverything, startHarness } from './harness.ts';

const h = await startHarness();
afterAll(() => h.close());
await addEvent(h.app, 1);
await sealEverything(h);

test.each([
  `insert into audit_events (occurred_at, type, result, actor_kind) values (now(), 'audit_exported', 'success', 'system')`,
  `update audit_events set result = 'failure'`,
  'delete from audit_events',
  'alter table audit_events disable trigger all',
  `update audit_seals set signature = 'x'`,
  'delete from audit_seals',
  'delete from mails',
  'delete from sessions',
  'select hash from passwords',
  'select sealed_secret from authenticators',
  'select * from mails',
  'select * from registrations',
  'update users set email = email',
  'create table stolen (id int)',
  'create temporary table pg_class (oid oid)',
])('whoever speaks through the sealer cannot: %s', async (statement) => {
  const refusal = await h.sealer.$client.query(statement).then(
    () => 'done',
    (error: Error) => error.message,
  );
  expect(refusal).toMatch(/permission denied|must be owner/);
});
