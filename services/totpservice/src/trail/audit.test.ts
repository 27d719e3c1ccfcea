import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { startService } from '../../test/harness.ts';
import { byPerson } from './audit.ts';

const service = await startService({}, afterAll);

describe('an event', () => {
  it('is of the transaction that it was written in, and says when by the clock of the database', async () => {
    const { rows } = await service.db.execute<{ own: boolean; late: number }>(sql`
      insert into audit_events (occurred_at, type, result, actor_kind) values (now() - interval '1 day', 'logout', 'success', 'user')
      returning transaction_id = pg_current_xact_id() as own, extract(epoch from clock_timestamp() - recorded_at)::float8 as late`);
    expect(rows).toEqual([{ own: true, late: expect.any(Number) }]);
    expect(rows[0]?.late).toBeLessThan(3600);
  });

  it.each([
    ['portal', 'user'],
    ['employee', 'employee'],
  ] as const)('names a person of kind %s as %s', (kind, actorKind) => {
    const event = byPerson({ userId: 'u', kind, organisationId: null }, '192.0.2.1');
    expect(event).toEqual({
      actor: { kind: actorKind, id: 'u' },
      userId: 'u',
      organisationId: null,
      clientAddress: '192.0.2.1',
    });
  });
});
