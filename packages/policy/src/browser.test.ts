import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('.', import.meta.url);
const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

it.each(sources)('%s imports nothing but its neighbours, so that it runs in a browser', (name) => {
  const source = readFileSync(new URL(name, folder), 'utf8');
  const imported = [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, specifier]) => specifier,
  );
  expect(imported.filter((specifier) => !specifier?.startsWith('./'))).toEqual([]);
});
