import { expect, it } from 'vitest';
import { readRepository, withoutComments } from './repository.ts';

/** What runs SQL text by another way than the door: the handle's or the driver's own, or a connection of one's own. */
const byAnotherWay =
  /\.(execute|prepareQuery)\s*[<(]|\.query\s*[<(]|\$client\.(?!end\b)|\bnew pg\.|import pg\b/g;
/** The door itself, what opens connections, and what makes the schema. */
const doors = /^packages\/db\/src\/(query|connect|migrate)\.ts$/;

const call = /(?<![\w.$])query(?:Prepared)?(?=[<(])/g;
const named = /\(\s*[\w.]+,\s*(?:'([a-z][a-z0-9_]*)'|`([a-z][a-z0-9_]*)\$\{[\w.]+\}`),?\s*\)`/g;

const { paths, read } = readRepository();
const sources = paths
  .filter((path) => /^(services|packages)\/[^/]+\/src\/.*\.ts$/.test(path))
  .filter((path) => !/\.test(-d)?\.ts$|\/generated\//.test(path) && !doors.test(path))
  .map((path) => ({ path, text: withoutComments(read(path)) }));

const waysOf = (text: string) => text.match(byAnotherWay) ?? [];
const namesOf = (text: string) => [...text.matchAll(named)].map(([, whole, beginning]) => whole ?? beginning);

it('sees the ways around the door', () => {
  const around = [
    'tx.execute(sql`select 1`)',
    'db.$client.query({ text })',
    'client.query<Row>(text)',
    'new pg.Client()',
  ];
  expect(around.filter((text) => waysOf(text).length === 0)).toEqual([]);
  expect(
    waysOf("await query(db, 'find')`select 1`; await db.$client.end(); db.query.users.findMany()"),
  ).toEqual([]);
});

it('SQL text goes through query() and queryPrepared() of packages/db alone', () => {
  const around = sources.map(({ path, text }) => ({ path, ways: waysOf(text) }));
  expect(around.filter(({ ways }) => ways.length > 0)).toEqual([]);
});

it('every statement has a name of its own, in snake case, and a text', () => {
  const calls = sources.map(({ path, text }) => ({
    path,
    calls: text.match(call)?.length ?? 0,
    names: namesOf(text),
  }));
  expect(calls.filter(({ calls, names }) => calls !== names.length)).toEqual([]);
  const names = calls.flatMap((each) => each.names);
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
