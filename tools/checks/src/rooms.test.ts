import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRepository } from './repository.ts';

/**
 * The houses of the product, each with its floors from the lowest to the highest: a file imports from its own room and from lower floors,
 * and rooms on one floor don't know each other. A room is a folder or a file below `folder`; `*` stands for any one folder.
 */
const houses = [
  {
    folder: 'web/src',
    floors: [
      ['http', 'text', 'charts'],
      ['ui'],
      ['session', 'progress'],
      ['step-up'],
      ['features/*'],
      ['app'],
      ['main.tsx'],
    ],
  },
  {
    folder: 'services/totpservice/src',
    floors: [
      ['passwords'],
      ['config.ts'],
      ['deps.ts'],
      ['http', 'check-keys.ts'],
      ['trail'],
      ['mails'],
      ['standing'],
      ['attempts'],
      ['sessions', 'pages'],
      ['credentials', 'clients', 'employees', 'manual', 'reference'],
      ['removal'],
      ['approvals', 'issuer', 'signals'],
      ['provisioning'],
      ['scim'],
      ['features/*/*'],
      ['features/load-operations.ts'],
      ['commands', 'app.ts', 'metrics.ts'],
      ['main.ts'],
    ],
  },
  {
    folder: 'services/mailworker/src',
    floors: [
      ['standing', 'logger.ts', 'transports'],
      ['config.ts'],
      ['metrics.ts', 'doctor-checks.ts'],
      ['keep-doing.ts', 'receivers', 'signing'],
      ['mails'],
      ['queue', 'campaign', 'webhooks', 'logouts', 'signals'],
      ['run.ts', 'failed-mails.ts'],
      ['main.ts', 'doctor.ts'],
    ],
  },
];

const { paths, read } = readRepository();

test('what verifies the audit trail knows nothing but Node: no code of what seals it', () => {
  const files = paths.filter((path) => /^tools\/verify-audit\/src\/[\w-]+(?<!\.test)\.ts$/.test(path));
  const imported = files.flatMap((path) =>
    [...read(path).matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map(([, name = '']) => name),
  );
  expect(imported.length).toBeGreaterThan(10);
  expect(imported.filter((name) => !/^(node:|\.\/)/.test(name))).toEqual([]);
});

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const importLine = /^(?:import|export) (type )?[^;]*?'(\.[^']+)';|import\('(\.[^']+)'\)/gm;

describe.each(houses)('$folder', ({ folder, floors }) => {
  const files = paths.filter(
    (path) =>
      path.startsWith(`${folder}/`) && /\.tsx?$/.test(path) && !/\.test(-d)?\.tsx?$|\.fixture\./.test(path),
  );
  const imports: Import[] = files.flatMap((from) =>
    [...read(from).matchAll(importLine)]
      .map(([, type, statically, lazily]) => ({
        from,
        to: posix.join(posix.dirname(from), statically ?? lazily ?? ''),
        typeOnly: type !== undefined,
      }))
      .filter(({ to }) => /\.tsx?$/.test(to)),
  );

  const rooms = floors.flatMap((names, floor) =>
    names.map((name) => ({
      floor,
      pattern: new RegExp(`^${folder}/${name.replaceAll('*', '[\\w-]+')}(?=/|$)`),
    })),
  );
  /** The longest name that fits is the file's room: `features/portal/login` before `features/portal`. */
  const placeOf = (path: string) =>
    rooms
      .map(({ floor, pattern }) => ({ floor, room: pattern.exec(path)?.[0] ?? '' }))
      .filter(({ room }) => room !== '' && (room !== path || /\.tsx?$/.test(room)))
      .sort((a, b) => b.room.length - a.room.length)[0];

  test('has every file in a room with a floor', () => {
    expect(imports.length).toBeGreaterThan(50);
    expect(files.filter((path) => !placeOf(path))).toEqual([]);
  });

  test('has no arrow up, and none between rooms of a floor: no feature imports another', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [a, b] = [placeOf(from), placeOf(to)];
      return a && b && a.room !== b.room && b.floor >= a.floor;
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('has no circle but type-only ones', () => {
    const targets = Map.groupBy(
      imports.filter(({ typeOnly }) => !typeOnly),
      ({ from }) => from,
    );
    const done = new Set<string>();
    const circleFrom = (file: string, way: readonly string[]): readonly string[] | undefined => {
      if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
      if (done.has(file)) return undefined;
      for (const { to } of targets.get(file) ?? []) {
        const circle = circleFrom(to, [...way, file]);
        if (circle) return circle;
      }
      done.add(file);
      return undefined;
    };
    expect(files.flatMap((file) => circleFrom(file, [])?.join(' -> ') ?? [])).toEqual([]);
  });
});
