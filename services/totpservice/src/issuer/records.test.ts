import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { atOnce } from '../../test/at-once.ts';
import { startService } from '../../test/harness.ts';
import { recordsOf } from './records.ts';

const service = await startService({}, afterAll);
const codes = recordsOf(service.app.deps, 'AuthorizationCode');
beforeEach(() => codes.upsert('a-code', { accountId: 'a-person', grantId: 'a-grant' }, 60));

describe('an authorization code', () => {
  it('is consumed by one of five at once, and says so from then on', async () => {
    const lock = sql`update oidc_records set uid = uid`;
    const consume = () =>
      codes.consume('a-code').then(
        () => 'consumed',
        ({ error }: { error: string }) => error,
      );
    const outcomes = await atOnce(
      service,
      lock,
      Array.from({ length: 5 }, () => consume),
    );
    expect(outcomes.sort()).toEqual(['consumed', ...Array(4).fill('invalid_grant')]);
    expect(await codes.find('a-code')).toMatchObject({ consumed: service.clock.now.getTime() });
  });
});
