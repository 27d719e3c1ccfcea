import { fileURLToPath } from 'node:url';
import { readMigrations } from './frozen-migrations.ts';

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

interface Compared {
  /** Those that the database was made with another text of. */
  changed: string[];
  /** Those that it hasn't had yet. */
  due: string[];
  /** How many it has had that aren't here: it is of a later version. */
  unknown: number;
}

/** What a database has had, as drizzle wrote it down, beside what is here. */
export function compareMigrations(applied: readonly { hash: string; when: number }[]): Compared {
  const hashes = new Map(applied.map(({ hash, when }) => [when, hash]));
  const newest = Math.max(...hashes.keys());
  const migrations = readMigrations(migrationsFolder);
  const known = new Set(migrations.map(({ when }) => when));
  return {
    changed: migrations
      .filter(({ when, sha256 }) => when <= newest && hashes.get(when) !== sha256)
      .map(({ file }) => file),
    due: migrations.filter(({ when }) => when > newest).map(({ file }) => file),
    unknown: [...hashes.keys()].filter((when) => !known.has(when)).length,
  };
}
