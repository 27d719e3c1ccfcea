import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { leadOf, startRollout } from '../../../../test/rollout.ts';

const before = await startRollout(new Date('2026-11-01T00:00:00Z'), afterAll);
const after = await startRollout(new Date('2026-01-01T00:00:00Z'), afterAll);

describe.each([
  ['before', before],
  ['after', after],
] as const)('exportRollout %s the date', (_when, service) => {
  it('has the same as the list, and no formula of a spreadsheet', async () => {
    const browser = await leadOf(service);
    const { items } = (await browser.get('/admin/rollout/organisations?sort=users&order=asc')).body;
    const { text, headers } = await browser.get('/admin/rollout/organisations/export?sort=users&order=asc');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text, 'a Dutch spreadsheet takes it for UTF-8').toMatch(/^\uFEFFrelationNumber;name;/);
    const rows = parse(text, { columns: true, delimiter: ';', bom: true }) as Record<string, string>[];
    expect(rows.map(({ name, notEnrolled }) => [name?.replace(/^'/, ''), Number(notEnrolled)])).toEqual(
      items.map(({ name, figures }: { name: string; figures: { notEnrolled: number } }) => [
        name,
        figures.notEnrolled,
      ]),
    );
    expect(rows.every(({ name }) => !name?.startsWith('='))).toBe(true);
  });
});
