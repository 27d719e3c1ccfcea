/** Fails when a migration isn't what it was, a new one would hold everybody up (squawk.toml), or the schema in TypeScript says more than the migrations do. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findThawed, readMigrations } from './frozen-migrations.ts';

const thawed = findThawed('migrations');
if (thawed.length > 0) {
  process.stderr.write(`packages/db/migrations:\n${thawed.join('\n')}\n`);
  process.exitCode = 1;
}

/** The last one that was made before the first release, when no database had rows to wait for. */
const unread = '0009_';
const read = readMigrations('migrations').filter(({ file }) => file.slice(0, 5) > unread);
if (read.length > 0) {
  const paths = read.map(({ file }) => join('migrations', file));
  if (spawnSync('squawk', ['--config', 'squawk.toml', ...paths], { stdio: 'inherit' }).status !== 0)
    process.exitCode = 1;
}

const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
try {
  cpSync('migrations', folder, { recursive: true });
  const before = readdirSync(folder).length;
  const args = [
    '--dialect',
    'postgresql',
    '--casing',
    'snake_case',
    '--schema',
    './src/schema/index.ts',
    '--out',
    folder,
  ];
  execFileSync('drizzle-kit', ['generate', ...args], { stdio: 'pipe' });
  if (readdirSync(folder).length !== before) {
    process.stderr.write('The schema has changes without a migration. Run `pnpm db:generate`.\n');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
