import { afterAll, describe, expect, it } from 'vitest';
import { leadOf, startRollout } from '../../../../test/rollout.ts';

const before = await startRollout(new Date('2026-11-01T00:00:00Z'), afterAll);
const after = await startRollout(new Date('2026-01-01T00:00:00Z'), afterAll);

describe.each([
  ['before', before],
  ['after', after],
] as const)('listRolloutOrganisations %s the date', (when, service) => {
  it('each organisation has its own figures, sorted over all, and they add up to the whole', async () => {
    const browser = await leadOf(service);
    const whole = (await browser.get('/admin/rollout')).body.figures;
    const { body } = await browser.get('/admin/rollout/organisations?sort=name&order=asc&pageSize=100');
    expect(body.total).toBe(4);
    for (const [figure, value] of Object.entries(whole))
      expect(
        body.items.reduce(
          (sum: number, { figures }: { figures: Record<string, number> }) => sum + (figures[figure] ?? 0),
          0,
        ),
      ).toBe(value);
    const reasons = Object.fromEntries(
      body.items.map(({ name, because }: { name: string; because: string }) => [name, because]),
    );
    const others = when === 'before' ? 'voluntary' : 'mandatory';
    expect(reasons).toEqual({
      '=activated': 'activated',
      Testvervoer: 'exempt',
      '=plain': others,
      '=orphaned': others,
    });
    const orphans = await browser.get('/admin/rollout/organisations?withoutMainUser=true');
    expect(orphans.body.items.map(({ name }: { name: string }) => name)).toEqual(['=orphaned']);
    const pages = await Promise.all(
      [1, 2].map((page) =>
        browser.get(`/admin/rollout/organisations?sort=name&order=desc&pageSize=2&page=${page}`),
      ),
    );
    expect(pages.flatMap(({ body }) => body.items).map(({ id }: { id: string }) => id)).toEqual(
      body.items.map(({ id }: { id: string }) => id).reverse(),
    );
  });
});
