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
  'select * from graphile_worker._private_jobs',
  `select graphile_worker.add_job('mail')`,
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
  expect(refusal).toMatch(/permission denied|must be owner|does not exist/);
  expect(await count()).toEqual(before);
});
