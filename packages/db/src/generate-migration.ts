/** `pnpm db:generate`: a migration from the changed schema, if it was changed, and the checksums of those that have none. */
import { execFileSync } from 'node:child_process';
import { freeze } from './frozen-migrations.ts';

const given = process.argv.slice(2);
execFileSync('drizzle-kit', ['generate', ...given], { stdio: 'inherit' });
// One that is still to be written by hand is frozen the next time.
if (!given.includes('--custom')) freeze('migrations');
