import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { askable, signedInEmployee, twoEmployees } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';

const service = await startService({}, afterAll);

describe('getApproval', () => {
  it('shows one wherever it stands in the list, with what it would do now while it is open', async () => {
    const [asking] = await twoEmployees(service);
    const { ask } = await askable(service, asking.browser, 'reversal');
    const asked = (await ask()).body;
    const auditor = await signedInEmployee(service, 'auditor');
    const get = async () => (await auditor.browser.get(`/admin/approvals/${asked.id}`)).body;
    expect(await get()).toEqual(asked);
    expect((await get()).impact).not.toBeNull();
    await asking.browser.post(`/admin/approvals/${asked.id}/cancellation`);
    expect(await get()).toMatchObject({ id: asked.id, state: 'cancelled', impact: null });
  });

  it('finds none that there is not', async () => {
    const { browser } = await signedInEmployee(service, 'auditor');
    const { status, body } = await browser.get(`/admin/approvals/${randomUUID()}`);
    expect([status, body.code]).toEqual([404, 'approval_not_found']);
  });
});
