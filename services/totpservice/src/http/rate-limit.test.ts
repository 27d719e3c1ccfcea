import { expect, it } from 'vitest';
import { startService } from '../../test/harness.ts';

it.each(['/totpservice/api/v1/session', '/totpservice/api/v1/unknown', '/unknown', '/%zz'])(
  'brakes requests of one network to %s',
  async (url) => {
    const { app } = await startService({ rateLimitPerMinute: 2 });
    for (let request = 0; request < 2; request++) {
      expect([401, 404]).toContain((await app.inject({ url })).statusCode);
    }
    const braked = await app.inject({ url });
    expect([braked.statusCode, braked.json().code]).toEqual([429, 'rate_limited']);
    expect(Number(braked.headers['retry-after'])).toBeGreaterThan(0);
    const other = await app.inject({ url, remoteAddress: '192.0.2.2' });
    expect([401, 404]).toContain(other.statusCode);
  },
);
