import { expect, it } from 'vitest';
import { auditHref, auditQuery } from './audit-query.ts';

const id = '01937f3e-0000-7000-8000-000000000002';
const queryOf = (search: string) => auditQuery(new URLSearchParams(search));

it('reads the filters of an address', () => {
  const { from, to, ...rest } = queryOf(
    `from=2026-03-01&to=2026-03-01&type=login_code&result=failure&userId=${id}&before=7`,
  );
  expect(rest).toEqual({ type: 'login_code', result: 'failure', userId: id, before: 7 });
  expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(24 * 3_600_000);
});

it('leaves out what makes no sense', () => {
  expect(queryOf('from=gisteren&to=2026-3-1&type=DROP TABLE&result=x&userId=1&before=-1&other=1')).toEqual(
    {},
  );
});

it('exports what is filtered, whatever page is shown', () => {
  expect(auditHref(new URLSearchParams(`userId=${id}&before=7`))).toBe(
    `/totpservice/api/v1/admin/audit-events/export?userId=${id}`,
  );
});
