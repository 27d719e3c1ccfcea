import { expect, it } from 'vitest';
import { type Claim, readClaims } from './claims.ts';
import { findStale } from './find-stale.ts';
import { isOutside, withoutUse } from './outside.ts';
import { readRepository } from './repository.ts';

const repository = readRepository();
const claims = repository.paths
  .filter((path) => path.endsWith('.md'))
  .flatMap((document) => readClaims(repository.read(document)).map((claim) => ({ document, claim })));
const stale = claims.flatMap(({ document, claim }) => {
  const found = findStale(document, claim, repository);
  return found ? [{ at: `${document}:${claim.line}`, ...found }] : [];
});

it('every path, symbol, setting, script, link and test that a document names exists', () => {
  expect(stale.filter(({ name }) => !isOutside(name))).toEqual([]);
});

it('what is let off is named somewhere', () => {
  expect(withoutUse(stale.map(({ name }) => name))).toEqual([]);
});

/** Well below what there is: a pattern that finds nothing has to be noticed. */
const least: Record<Claim['kind'], number> = {
  path: 300,
  link: 120,
  test: 100,
  script: 20,
  setting: 70,
  package: 5,
  address: 10,
  word: 600,
  place: 6,
};

it.each(Object.entries(least))('documents name things of each kind: %s', (kind, count) => {
  expect(claims.filter(({ claim }) => claim.kind === kind).length).toBeGreaterThanOrEqual(count);
});
