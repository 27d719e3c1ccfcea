import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findThawed, freeze } from '../src/frozen-migrations.ts';

const squawk = (input: string) =>
  spawnSync('squawk', ['--config', 'squawk.toml', '--stdin-filepath', 'migrations/0100_new.sql'], {
    input,
    encoding: 'utf8',
  });

describe('a landed migration', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tvm-frozen-'));
    cpSync('migrations', folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is as it was', () => expect(findThawed(folder)).toEqual([]));

  it("can't be changed, nor its checksum by generating again", () => {
    appendFileSync(join(folder, '0003_support.sql'), '-- changed');
    freeze(folder);
    expect(findThawed(folder)).toEqual([
      expect.stringMatching(/^0003_support\.sql isn't what its checksum says/),
    ]);
  });

  it("can't be taken away", () => {
    editJournal((entries) => entries.filter(({ idx }) => idx !== 5));
    expect(findThawed(folder)).toEqual([expect.stringMatching(/^0005_audit_indexes\.sql .* isn't there/)]);
  });

  it('is joined by new ones, which are frozen by generating', () => {
    writeFileSync(join(folder, '0100_new.sql'), 'select 1');
    editJournal((entries) => [...entries, { idx: 100, tag: '0100_new', when: Date.now() + 1e12 }]);
    expect(findThawed(folder)).toEqual([expect.stringContaining('run `pnpm db:generate`')]);
    freeze(folder);
    expect(findThawed(folder)).toEqual([]);
  });

  it("isn't followed by one that was generated before it, which no database would get", () => {
    writeFileSync(join(folder, '0100_new.sql'), 'select 1');
    editJournal((entries) => [...entries, { idx: 100, tag: '0100_new', when: 1 }]);
    freeze(folder);
    expect(findThawed(folder)).toEqual([expect.stringMatching(/^0100_new\.sql is older/)]);
  });

  function editJournal(edit: (entries: { idx: number; tag: string; when: number }[]) => unknown[]) {
    const path = join(folder, 'meta/_journal.json');
    writeFileSync(path, JSON.stringify({ entries: edit(JSON.parse(readFileSync(path, 'utf8')).entries) }));
  }
});

describe('a new migration', () => {
  it.each([
    ['alter table users alter column surname set not null', 'adding-not-nullable-field'],
    ['create index mails_subject on mails (kind)', 'require-concurrent-index-creation'],
    ['alter table users add constraint u check (id is not null)', 'constraint-missing-not-valid'],
    ['alter table users rename column surname to name', 'renaming-column'],
  ])('is refused where it holds everybody up: %s', (statement, rule) => {
    const { status, stdout } = squawk(`${statement};`);
    expect([status, stdout]).toEqual([1, expect.stringContaining(rule)]);
  });

  it('may make a table with its indexes, and a column', () => {
    const { status, stdout } = squawk(
      'create table notes (id uuid primary key, kind text not null);\ncreate index notes_kind on notes (kind);\nalter table users add column note text;',
    );
    expect([status, stdout]).toEqual([0, expect.anything()]);
  });
});
