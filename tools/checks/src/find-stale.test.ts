import { describe, expect, it } from 'vitest';
import { readClaims } from './claims.ts';
import { findStale } from './find-stale.ts';
import { type Repository, wordsOf } from './repository.ts';

const sources =
  "export function openDoor() { fetch('/totpservice/api/v1/doors'); }\ncreate table front_doors";
const repository: Repository = {
  paths: [
    'docs/doors.md',
    'services/house/src/door.ts',
    'services/house/test/door.test.ts',
    'services/house/src',
  ],
  read: (path) =>
    ({
      'docs/doors.md': '# Doors, and keys\n',
      'services/house/src/door.ts': `${sources}\n// closeDoor`,
      'services/house/test/door.test.ts': "it('keeps the rain out', () => {",
    })[path] ?? '',
  sources,
  words: new Set(wordsOf(sources)),
  settings: new Set(['DOOR_KEYS']),
  scripts: new Map([
    [undefined, ['start']],
    ['@tvm/house', ['paint:doors']],
  ]),
  packages: ['@tvm/house', 'vitest'],
};

/** What of a document's line isn't so. */
const staleIn = (text: string) =>
  readClaims(text).flatMap((claim) => findStale('docs/doors.md', claim, repository)?.name ?? []);

describe('a document names', () => {
  it.each([
    ['a file', '`services/house/src/door.ts`', '`services/house/src/window.ts`'],
    ['a file of a workspace', '`src/door.ts`', '`src/window.ts`'],
    ['a file by its name', '`door.ts`', '`oor.ts`'],
    ['files by a pattern', '`src/*.ts`, `services/<name>/src`', '`src/*.sql`'],
    [
      'a file in a command',
      '`node services/house/src/door.ts --now`',
      '`node services/house/src/window.ts --now`',
    ],
    ['a function', '`openDoor`', '`openWindow`'],
    ['a table', '`front_doors`', '`back_doors`'],
    ['a table in a statement', '`select * from front_doors`', '`select * from back_doors`'],
    ['a table in an indented statement', '    delete from front_doors;', '    delete from back_doors;'],
    ['a function and its file', '`openDoor` in `door.ts`', '`closeDoor` in `door.ts`'],
    ['a setting', '`DOOR_KEYS=...`', '`WINDOW_KEYS`'],
    ['a script', '`npx -y pnpm@10 start`', '`npx -y pnpm@10 stop`'],
    ['a script in a block', '```\npnpm start\n```', '```\npnpm stop\n```'],
    [
      'a script of a workspace',
      '`pnpm --filter @tvm/house run paint:doors`',
      '`pnpm --filter @tvm/house run start`',
    ],
    [
      'a script of a workspace without pnpm before it',
      '`--filter @tvm/house run paint:doors`',
      '`--filter @tvm/house run tools/paint:doors`',
    ],
    ['a package', '`@tvm/house`', '`@tvm/garden`'],
    ['an address', '`/totpservice/api/v1/doors`', '`/totpservice/api/v1/windows`'],
    ['a page', '[doors](doors.md)', '[windows](windows.md)'],
    ['a heading', '[keys](doors.md#doors-and-keys)', '[keys](#windows)'],
    [
      'a test',
      '`services/house/test/door.test.ts` “keeps the rain out”',
      '`services/house/test/door.test.ts` “keeps”',
    ],
  ])('%s that there is, and is told of one that there isn’t', (_, there, gone) => {
    expect(staleIn(there)).toEqual([]);
    expect(staleIn(gone)).not.toEqual([]);
  });
});
