import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { askable, twoEmployees } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { allRows, authenticatorsOf, expectOnlyRefusals, queuedKinds } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

describe('cancelApproval', () => {
  it.each(['reset', 'reversal'] as const)(
    'is for who asked for a %s and for nobody else, has no effect, and makes room',
    async (kind) => {
      const [asking, other] = await twoEmployees(service);
      const { user, ask } = await askable(service, asking.browser, kind);
      const path = `/admin/approvals/${(await ask()).body.id}/cancellation`;
      const before = await allRows(service);
      expect((await other.browser.post(path)).body.code).toBe('requester_required');
      await expectOnlyRefusals(service, before);
      expect((await asking.browser.post(path)).body).toMatchObject({
        state: 'cancelled',
        decidedBy: { id: asking.user.id },
      });
      expect((await asking.browser.post(path)).body.code).toBe('approval_not_open');
      expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'active' }]);
      expect(await queuedKinds(service, user)).toEqual([]);
      expect((await ask()).status).toBe(201);
    },
  );

  it('finds none that there is not', async () => {
    const [{ browser }] = await twoEmployees(service);
    const { status, body } = await browser.post(`/admin/approvals/${randomUUID()}/cancellation`);
    expect([status, body.code]).toEqual([404, 'approval_not_found']);
  });
});
