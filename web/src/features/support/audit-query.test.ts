import { expect, it } from 'vitest';
import { auditQuery, exportQuery } from './audit-query.ts';

const id = '01937f3e-0000-7000-8000-000000000002';
const queryOf = (search: string) => auditQuery(new URLSearchParams(search));

it('reads the filters of an address', () => {
  const { from, to, ...rest } = queryOf(
    `from=2026-03-01&to=2026-03-01&type=login_code&result=failure&userId=${id}&before=7`,
  );
  expect(rest).toEqual({ type: 'login_code', result: 'failure', userId: id, before: 7 });
  expect([from, to]).toEqual(['2026-02-28T23:00:00.000Z', '2026-03-01T23:00:00.000Z']);
});

it('takes days as they are in Amsterdam, also when the clock changes', () => {
  expect(queryOf('from=2026-03-29&to=2026-03-29')).toEqual({
    from: '2026-03-28T23:00:00.000Z',
    to: '2026-03-29T22:00:00.000Z',
  });
  expect(queryOf('from=2026-02-31')).toEqual({ from: '2026-03-02T23:00:00.000Z' });
});

it('leaves out what makes no sense', () => {
  expect(queryOf('from=gisteren&to=2026-3-1&type=DROP TABLE&result=x&userId=1&before=-1&other=1')).toEqual(
    {},
  );
});

it('exports what is filtered, whatever page is shown', () => {
  expect(exportQuery(new URLSearchParams(`userId=${id}&before=7`))).toEqual({ userId: id });
});
