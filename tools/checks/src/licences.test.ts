import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { installedPackages } from './installed-packages.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What may be used in a product that isn't published, as docs/security/supply-chain.md says. MPL-2.0 binds files, not what uses them. */
const allowed = [
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'CC0-1.0',
    'Unlicense',
  ],
  ...['Python-2.0', 'PostgreSQL', 'MPL-2.0', 'CC-BY-4.0'],
];

/** Whether one of the licences that a package offers is allowed; of several that hold together, each. */
const isAllowed = (licence: string) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((offered) => offered.split(/ and /i).every((each) => allowed.includes(each)));

it('every package has a licence that is allowed', () => {
  const packages = installedPackages(root);
  expect(packages.length).toBeGreaterThan(300);
  expect(packages.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
});
