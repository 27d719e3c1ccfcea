import { expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';

it('tells whether the database is there and migrated', async () => {
  const service = await startService({ rateLimitPerMinute: 1 });
  const browser = service.browser();
  expect((await browser.get('/readyz')).body).toEqual({ status: 'ok' });

  await service.ownerDb.$client.query('alter table users rename column credential_epoch to epoch');
  const unmigrated = await browser.get('/readyz');
  expect([
    unmigrated.status,
    unmigrated.body.code,
    unmigrated.body.detail,
    unmigrated.headers['retry-after'],
  ]).toEqual([503, 'service_unavailable', 'The database is not migrated.', '5']);
  await service.ownerDb.$client.query('alter table users rename column epoch to credential_epoch');
  expect((await browser.get('/readyz')).status).toBe(200);
});
