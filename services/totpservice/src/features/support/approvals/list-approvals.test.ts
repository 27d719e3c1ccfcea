import { afterAll, describe, expect, it } from 'vitest';
import { askable, signedInEmployee, twoEmployees } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';

const service = await startService({}, afterAll);

describe('listApprovals', () => {
  it('lists them by state, kind and subject, the newest first, each on one page', async () => {
    const [asking] = await twoEmployees(service);
    const waiting = [];
    for (const kind of ['reset', 'reversal', 'reset'] as const)
      waiting.push(await askable(service, asking.browser, kind));
    const ids: string[] = [];
    for (const { ask } of waiting) {
      ids.unshift((await ask()).body.id);
      service.clock.advance(1);
    }
    const [newest, reversal, oldest] = ids;
    await asking.browser.post(`/admin/approvals/${newest}/cancellation`);
    const { browser } = await signedInEmployee(service, 'auditor');
    const list = async (query: string) => {
      const { body } = await browser.get(`/admin/approvals?${query}`);
      return { total: body.total, ids: body.items.map(({ id }: { id: string }) => id) };
    };
    expect(await list('pageSize=2')).toEqual({ total: 3, ids: [newest, reversal] });
    expect(await list('pageSize=2&page=2')).toEqual({ total: 3, ids: [oldest] });
    expect(await list('state=open')).toEqual({ total: 2, ids: [reversal, oldest] });
    expect(await list('state=decided')).toEqual({ total: 1, ids: [newest] });
    expect(await list('kind=reversal')).toEqual({ total: 1, ids: [reversal] });
    expect(await list(`userId=${waiting[0]?.user.id}`)).toEqual({ total: 1, ids: [oldest] });
    const { organisationId } = waiting[1]?.user ?? {};
    expect(await list(`organisationId=${organisationId}`)).toEqual({ total: 1, ids: [reversal] });
  });
});
