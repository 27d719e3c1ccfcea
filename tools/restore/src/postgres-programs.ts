import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where `.ci/ensure-postgres.ts` puts those of PostgreSQL 18 where the system has none. */
const fetched = fileURLToPath(new URL('../../../node_modules/.cache/postgresql-18/bin', import.meta.url));
const path = [...(existsSync(fetched) ? [fetched] : []), process.env.PATH].join(delimiter);

const isHere = (program: string) =>
  / 18\./.test(spawnSync(program, ['--version'], { env: { PATH: path }, encoding: 'utf8' }).stdout ?? '');

/** A PATH with PostgreSQL 18's pg_dump, pg_restore, psql and pg_resetwal; undefined where they aren't all here. */
export const programsPath: string | undefined = ['pg_dump', 'pg_restore', 'psql', 'pg_resetwal'].every(isHere)
  ? path
  : undefined;
