import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { approve, askable, twoEmployees } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { allRows, authenticatorsOf, expectOnlyRefusals, queuedKinds } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

describe('rejectApproval', () => {
  it.each(['reset', 'reversal'] as const)(
    'is for another employee than who asked for a %s, has no effect, is the end of it, and makes room',
    async (kind) => {
      const [asking, other] = await twoEmployees(service);
      const { user, ask } = await askable(service, asking.browser, kind);
      const { id } = (await ask()).body;
      const path = `/admin/approvals/${id}/rejection`;
      const body = { reason: ' Niet gevraagd ' };
      const before = await allRows(service);
      expect((await asking.browser.post(path, body)).body.code).toBe('second_employee_required');
      await expectOnlyRefusals(service, before);
      expect((await other.browser.post(path, body)).body).toMatchObject({
        state: 'rejected',
        decisionReason: 'Niet gevraagd',
        decidedBy: { id: other.user.id },
      });
      expect((await other.browser.post(path, body)).body.code).toBe('approval_not_open');
      expect((await asking.browser.post(`/admin/approvals/${id}/cancellation`)).body.code).toBe(
        'approval_not_open',
      );
      expect((await approve(service, other, id)).body.code).toBe('approval_not_open');
      expect(await authenticatorsOf(service, user)).toMatchObject([{ state: 'active' }]);
      expect(await queuedKinds(service, user)).toEqual([]);
      expect((await ask()).status).toBe(201);
    },
  );

  it('finds none that there is not', async () => {
    const [{ browser }] = await twoEmployees(service);
    const path = `/admin/approvals/${randomUUID()}/rejection`;
    const { status, body } = await browser.post(path, { reason: 'Niet gevraagd' });
    expect([status, body.code]).toEqual([404, 'approval_not_found']);
  });
});
