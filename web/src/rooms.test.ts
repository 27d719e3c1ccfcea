import { describe, expect, test } from 'vitest';

/** Of every source file its text, by its path from here. */
const sources = Object.entries(
  import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).map(([path, text]) => ({ path: path.slice(2), text }));

/** From the lowest to the highest: a file imports from its own room and from lower floors. Rooms on one floor don't know each other. */
const floors = [
  ['http', 'text'],
  ['ui'],
  ['session', 'progress'],
  ['step-up'],
  [/^features\/[\w-]+/],
  ['app'],
  ['main.tsx'],
];

const roomOf = (path: string): string => /^features\/[\w-]+|^[\w.-]+/.exec(path)?.[0] ?? path;
const floorOf = (path: string): number =>
  floors.findIndex((rooms) =>
    rooms.some((room) => (typeof room === 'string' ? room === roomOf(path) : room.test(path))),
  );

type Import = { from: string; to: string; typeOnly: boolean };

const imports: Import[] = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/^(import|export) (type )?[^;]*?'(\.[^']+)';|import\('(\.[^']+)'\)/gm)].map(
    ([, , type, statically, lazily]) => ({
      from: path,
      to: new URL(statically ?? lazily ?? '', `http://rooms/${path}`).pathname.slice(1),
      typeOnly: type !== undefined,
    }),
  ),
);

describe('the house', () => {
  test('has every file in a room with a floor', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(500);
    expect(sources.filter(({ path }) => floorOf(path) < 0).map(({ path }) => path)).toEqual([]);
  });

  test('has no arrow up, and none between rooms of a floor: no feature imports another', () => {
    const wrong = imports.filter(
      ({ from, to }) => roomOf(from) !== roomOf(to) && floorOf(to) >= floorOf(from),
    );
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
    const circles = sources.flatMap(({ path }) => circleFrom(path, [])?.join(' -> ') ?? []);
    expect(circles).toEqual([]);
  });
});
