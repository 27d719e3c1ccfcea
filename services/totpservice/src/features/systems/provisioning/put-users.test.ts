import { describe, expect, it } from 'vitest';
import { startProvisioning } from '../../../../test/provisioning.ts';

const { given, ask, body } = await startProvisioning();

describe('putUsers', () => {
  it('answers for each row in order, and a refused one leaves the others as they are', async () => {
    const row = (of: string, more: object = {}) => ({
      action: 'put',
      externalId: of,
      ...body(1, { email: `${of.toLowerCase()}@tvm.test` }),
      ...more,
    });
    const items = [
      row(`${given.ext}-1`),
      row(`${given.ext}-2`, { email: 'geen adres' }),
      row(`${given.ext}-3`),
      { action: 'delete', externalId: `${given.ext}-1`, version: 2 },
      { action: 'delete', externalId: `${given.ext}-9`, version: 1 },
      row(`${given.ext}-1`),
    ];
    const answer = await ask('POST', '/user-batches', { items });
    expect(
      answer.body.items.map(({ outcome, problem }: { outcome: string; problem: string | null }) => [
        outcome,
        problem,
      ]),
    ).toEqual([
      ['created', null],
      ['refused', 'email_refused'],
      ['created', null],
      ['deleted', null],
      ['unchanged', null],
      ['refused', 'version_stale'],
    ]);
  });

  it('takes a thousand, and no row more', async () => {
    const items = Array.from({ length: 1001 }, (_, index) => ({
      action: 'put',
      externalId: `${given.ext}-${index}`,
      ...body(1, { email: `${given.ext.toLowerCase()}-${index}@tvm.test` }),
    }));
    expect((await ask('POST', '/user-batches', { items })).body.code).toBe('validation_failed');
    const answer = await ask('POST', '/user-batches', { items: items.slice(0, 1000) });
    expect(
      answer.body.items.filter(({ outcome }: { outcome: string }) => outcome === 'created'),
    ).toHaveLength(1000);
  });
});
