import { expect, it } from 'vitest';
import { startService } from '../../../../test/harness.ts';

it('tells that the process is alive, also when the brake is on', async () => {
  const service = await startService({ rateLimitPerMinute: 1 });
  const browser = service.browser();
  for (let probe = 0; probe < 3; probe++) {
    const response = await browser.get('/healthz');
    expect([response.status, response.body]).toEqual([200, { status: 'ok' }]);
  }
  await browser.get('/session');
  expect((await browser.get('/session')).body.code).toBe('rate_limited');
  expect((await browser.get('/healthz')).status).toBe(200);
});
