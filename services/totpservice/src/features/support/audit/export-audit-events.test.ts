import { auditEvents } from '@tvm/db';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { signedInEmployee } from '../../../../test/employees.ts';
import { startService } from '../../../../test/harness.ts';
import { createUser } from '../../../../test/people.ts';
import { allRows, settleEvents } from '../../../../test/records.ts';

const service = await startService({}, afterAll);

describe('exportAuditEvents', () => {
  it('is CSV with every event of the filter, the oldest first, and no formula of a spreadsheet', async () => {
    const user = await createUser(service, { firstName: '=1+1', surname: '"sub", 31' });
    for (const index of [1, 2, 3])
      await service.ownerDb.insert(auditEvents).values({
        occurredAt: service.clock.now,
        type: 'login_code',
        result: 'success',
        actorKind: 'user',
        actorId: user.id,
        userId: user.id,
        details: { index },
      });
    const { browser } = await signedInEmployee(service, 'auditor');
    await settleEvents(service);
    const answer = await browser.get(`/admin/audit-events/export?userId=${user.id}&type=login_code`);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const rows = parse(answer.text, { columns: true, delimiter: ';', bom: true }) as Record<string, string>[];
    expect(rows.map(({ details }) => details)).toEqual(['{"index":1}', '{"index":2}', '{"index":3}']);
    expect(rows[0]?.actorName?.startsWith("'=")).toBe(true);
  });

  it('changes nothing but the trail', async () => {
    const { browser } = await signedInEmployee(service, 'auditor');
    const before = await allRows(service);
    await browser.get('/admin/audit-events/export');
    const after = await allRows(service);
    const changed = Object.keys(after).filter((table) => String(after[table]) !== String(before[table]));
    expect(changed).toEqual(['public.audit_events']);
  });
});
