import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** The short forms of folders that the tables use. */
const folders: Record<string, string> = {
  T: 'services/totpservice/src',
  W: 'services/mailworker/src',
  I: 'services/totpservice/test',
  M: 'services/mailworker/test',
  S: 'services/sealer',
  E: 'e2e/journeys',
  P: 'packages',
};
const tables = ['docs/security/rules.md', 'docs/security/failures.md', 'docs/security/asvs.md'];

const pathOf = (cited: string) => cited.replace(/^[A-Z](?=\/)/, (short) => folders[short] ?? short);

/** Every test file that a table cites, with the names of tests after it, up to the next file. */
function citations(table: string): { file: string; names: string[] }[] {
  const cited = read(table).matchAll(/`([^`\s]+\.(?:test|spec)\.tsx?)`((?:(?!`)[^|])*)/g);
  return [...cited].map(([, file = '', rest = '']) => ({
    file: pathOf(file),
    names: [...rest.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name),
  }));
}

/** Whether a file has a test of exactly this name. */
function hasTest(file: string, name: string): boolean {
  const source = read(file);
  return [`'${name}'`, `"${name}"`, `\`${name}\``].some((literal) => {
    const at = source.indexOf(literal);
    return at > 0 && /[(,]\s*$/.test(source.slice(0, at));
  });
}

it.each(tables)('every test file and test name in %s exists', (table) => {
  const missing = citations(table).flatMap(({ file, names }) =>
    existsSync(new URL(file, root))
      ? names.filter((name) => !hasTest(file, name)).map((name) => `${file}: ${name}`)
      : [file],
  );
  expect(missing).toEqual([]);
});

it('each of the 24 rules names tests', () => {
  const rows = [...read('docs/security/rules.md').matchAll(/^\| (\d+) \|.*\| ?([^|]*) \|$/gm)];
  expect(rows.map(([, rule]) => Number(rule))).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
  const empty = rows.filter(([, , tests]) => !tests?.includes('.test.ts')).map(([, rule]) => rule);
  expect(empty).toEqual([]);
});

it('each failure names tests', () => {
  const rows = [
    ...(read('docs/security/failures.md').split('## Tried')[0] ?? '').matchAll(
      /^\| (?!failure|---)([^|]+) \|.*\| ?([^|]*) ?\|$/gm,
    ),
  ];
  expect(rows.length).toBeGreaterThanOrEqual(36);
  const empty = rows.filter(([, , tests]) => !tests?.includes('“')).map(([, failure]) => failure);
  expect(empty).toEqual([]);
});
