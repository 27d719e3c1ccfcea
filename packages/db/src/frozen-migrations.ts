import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A migration of the journal, as drizzle writes it down in the database once it is applied. */
export interface Migration {
  file: string;
  /** Milliseconds since 1970. Drizzle applies what is newer than the newest that it applied. */
  when: number;
  sha256: string;
}

/** All of them, in the order in which they are applied. */
export function readMigrations(folder: string): Migration[] {
  const { entries } = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string; when: number }[];
  };
  return entries.map(({ tag, when }) => {
    const file = `${tag}.sql`;
    return {
      file,
      when,
      sha256: createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    };
  });
}

const sums = 'SHA256SUMS';

/** What is wrong with the migrations beside their checksums (as `sha256sum` writes them); nothing when all are frozen and as they were. */
export function findThawed(folder: string): string[] {
  const frozen = readSums(folder);
  const migrations = readMigrations(folder);
  const problems = migrations.flatMap(({ file, when, sha256 }, index) => {
    if ((migrations[index - 1]?.when ?? 0) >= when)
      return `${file} is older than the one before it in meta/_journal.json, so that databases would pass it over: generate it anew.`;
    if (!frozen.has(file)) return `${file} has no checksum yet: run \`pnpm db:generate\`.`;
    if (frozen.get(file) !== sha256)
      return `${file} isn't what its checksum says. Databases that have it won't get the change: put it back, and make another migration. Is it not on main yet? Delete its line in ${sums} and run \`pnpm db:generate\`.`;
    return [];
  });
  const files = migrations.map(({ file }) => file);
  const missing = [...frozen.keys()].filter((file) => !files.includes(file));
  return [...problems, ...missing.map((file) => `${file} has a checksum and isn't there.`)];
}

/** Adds the checksums of those that have none, and changes no other. */
export function freeze(folder: string): void {
  const frozen = readSums(folder);
  for (const { file, sha256 } of readMigrations(folder)) if (!frozen.has(file)) frozen.set(file, sha256);
  writeFileSync(join(folder, sums), [...frozen].map(([file, sha256]) => `${sha256}  ${file}\n`).join(''));
}

function readSums(folder: string): Map<string, string> {
  const lines = readFileSync(join(folder, sums), 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}
