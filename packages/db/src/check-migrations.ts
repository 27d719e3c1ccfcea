/** Fails when the schema in TypeScript says more than the migrations do. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
