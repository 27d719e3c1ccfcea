import { randomUUID } from 'node:crypto';
import { recordEvent } from '@tvm/audit';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programs, startProgram } from './child.ts';
import { type Harness, query, start, startHarness } from './harness.ts';

let h: Harness;
const organisations = { A: randomUUID(), B: randomUUID() };
const people = { A: randomUUID(), B: randomUUID(), erased: randomUUID() };
const minutes = (n: number) => new Date(start.getTime() + n * 60_000);

beforeAll(async () => {
  h = await startHarness();
  for (const [name, firstName] of [
    ['A', "=cmd|'/C calc'!A0"],
    ['B', 'Piet, "B"\nof B'],
  ] as const) {
    await query(
      h.owner,
      `insert into organisations (id, name, relation_number, created_at) values ($1, $2, $3, now())`,
      [organisations[name], name, `R-${name}`],
    );
    await query(
      h.owner,
      `insert into users (id, organisation_id, email, email_canonical, first_name, created_at) values ($1, $2, $3, $3, $4, now())`,
      [people[name], organisations[name], `${name.toLowerCase()}@tvm.test`, firstName],
    );
  }
  for (let n = 0; n < 1100; n++) {
    for (const name of ['A', 'B'] as const) {
      const userId = n === 0 ? people.erased : people[name];
      const event = {
        type: 'login_password',
        result: 'failure',
        reason: 'wrong',
        actor: { kind: 'user', id: userId },
        userId,
      } as const;
      await recordEvent(
        h.app,
        { ...event, organisationId: organisations[name], clientAddress: '192.0.2.1', details: { name, n } },
        minutes(n),
      );
    }
  }
});
afterAll(() => h.close());

async function exportAudit(...args: string[]): Promise<{ code: unknown; output: string }> {
  const command = startProgram(h, programs.exportAudit, { args, env: { AUDIT_KEYS: '' } });
  return { code: await command.ended, output: command.output() };
}

/** Before the events of the exports themselves. */
const untilNow = ['--to', '2025-12-01'];

const csv = (text: string) =>
  parse(text, { columns: true, delimiter: ';', record_delimiter: '\r\n' }) as unknown as Record<
    string,
    string
  >[];

test('holds all events of one organisation and nothing of another, in either form', async () => {
  const { code, output } = await exportAudit(
    '--',
    '--organisation',
    organisations.A,
    '--format',
    'csv',
    ...untilNow,
  );
  expect(code).toBe(0);
  const rows = csv(output);
  expect(rows.map(({ details }) => JSON.parse(details ?? '').n)).toEqual(
    Array.from({ length: 1100 }, (_, n) => n),
  );
  expect(output).not.toMatch(/b@tvm\.test|of B|"name":"B"/);
  for (const id of [organisations.B, people.B]) expect(output).not.toContain(id);

  const ndjson = await exportAudit('--organisation', 'R-A', '--format', 'ndjson', ...untilNow);
  const lines = ndjson.output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ id, occurredAt }) => [String(id), occurredAt])).toEqual(
    rows.map(({ id, occurredAt }) => [id, occurredAt]),
  );
  expect(lines[1]).toEqual({
    id: expect.any(Number),
    occurredAt: '2025-06-11T12:28:00.000Z',
    type: 'login_password',
    result: 'failure',
    reason: 'wrong',
    actorKind: 'user',
    actorId: people.A,
    actorName: `=cmd|'/C calc'!A0`,
    actorEmail: 'a@tvm.test',
    organisationId: organisations.A,
    userId: people.A,
    userName: `=cmd|'/C calc'!A0`,
    userEmail: 'a@tvm.test',
    clientAddress: '192.0.2.1',
    details: { name: 'A', n: 1 },
    recordedAt: expect.stringMatching(/^20.*Z$/),
    requestId: null,
  });
  expect(Object.keys(lines[1])).toEqual(Object.keys(rows[1] ?? {}));
});

test('a name that is a formula is text to a spreadsheet, and of who was erased the id is left', async () => {
  const rows = csv((await exportAudit('--organisation', 'R-A', '--format', 'csv')).output);
  expect(rows[1]?.userName).toBe(`'=cmd|'/C calc'!A0`);
  expect(rows[0]).toMatchObject({ userId: people.erased, userName: '', userEmail: '', actorName: '' });
});

test('another parser reads names with commas, quotes and line breaks', async () => {
  const rows = csv((await exportAudit('--organisation', 'R-B', '--format', 'csv', ...untilNow)).output);
  expect(rows).toHaveLength(1100);
  expect(rows[1]?.userName).toBe('Piet, "B" of B');
});

test('takes what lies between two moments, the last one left out', async () => {
  const range = ['--from', '2025-06-11T14:28:00+02:00', '--to', minutes(3).toISOString()];
  const { output } = await exportAudit('--organisation', 'R-A', '--format', 'csv', ...range);
  expect(csv(output).map(({ occurredAt }) => occurredAt)).toEqual(
    [minutes(1), minutes(2)].map((at) => at.toISOString()),
  );
  const day = await exportAudit('--organisation', 'R-A', '--format', 'csv', '--from', '2025-06-12');
  expect(csv(day.output)[0]?.occurredAt).toBe('2025-06-12T00:00:00.000Z');
});

test('that it was exported is an event of the organisation', async () => {
  const count = async () =>
    (
      await query<{ n: number }>(
        h.owner,
        `select count(*)::int as n from audit_events where type = 'audit_exported' and organisation_id = $1`,
        [organisations.B],
      )
    )[0]?.n ?? 0;
  const before = await count();
  await exportAudit('--organisation', 'R-B', '--format', 'csv', '--to', '2025-01-01');
  expect(await count()).toBe(before + 1);
});

test('leaves out what is not settled yet, so that the same export later begins with the same lines', async () => {
  const open = await h.app.$client.connect();
  await open.query('begin');
  await open.query('select pg_current_xact_id()');
  await recordEvent(
    h.app,
    { type: 'logout', result: 'success', actor: { kind: 'user' }, organisationId: organisations.B },
    minutes(2000),
  );
  const since = ['--from', minutes(1999).toISOString(), ...untilNow];
  const before = await exportAudit('--organisation', 'R-B', '--format', 'ndjson', ...since);
  expect(before).toEqual({ code: 0, output: '' });
  await open.query('commit');
  open.release();
  const after = await exportAudit('--organisation', 'R-B', '--format', 'ndjson', ...since);
  expect(after.output.trimEnd().split('\n')).toHaveLength(1);
});

test.each([
  ['no organisation', ['--format', 'csv']],
  ['no form', ['--organisation', 'R-A']],
  [
    'a moment without an offset',
    ['--organisation', 'R-A', '--format', 'csv', '--from', '2025-06-11T12:00:00'],
  ],
  ['an unknown organisation', ['--organisation', 'R-C', '--format', 'csv']],
])('says in plain words that there is %s', async (_, args) => {
  const { code, output } = await exportAudit(...args);
  expect(code).toBe(2);
  expect(output).toMatch(/^(Usage|No organisation)/);
});
