// The doctor of the database as its owner sees it, with the settings of `migrate`: migrations, what each role may do, and whether it can log in.
import { connect, type Database, findMigrationProblems, findMissingLogins, findWrongRights } from '@tvm/db';
import { ownerSettings } from '@tvm/db/owner-settings';
import { readSettings } from '@tvm/process';
import { type Check, failed, type Looked, ok } from './check.ts';
import { databaseChecks } from './database.ts';

/** Of the owner's login. */
export const ownerChecks = (db: Database): Check[] => [
  ...databaseChecks(db, 'owner'),
  {
    name: 'migrations',
    look: async () =>
      each(await findMigrationProblems(db), 'run migrate of this version (docs/runbooks/upgrade.md)') ??
      ok('the schema is that of this version'),
  },
  {
    name: 'rights',
    look: async () =>
      each(await findWrongRights(db), 'run migrate: it grants what packages/db/sql/grants.sql says') ??
      ok('each role may do what packages/db/sql/grants.sql says'),
  },
  {
    name: 'logins',
    look: async () =>
      each(
        (await findMissingLogins(db)).map((role) => `${role} can't log in`),
        'run migrate with APP_PASSWORD, WORKER_PASSWORD and SEALER_PASSWORD',
      ) ?? ok('app, worker and sealer can log in'),
  },
];

const each = (problems: string[], todo: string): Looked[] | undefined =>
  problems.length > 0 ? problems.map((problem) => failed(problem, todo)) : undefined;

/** What `runDoctor` opens. */
export async function openOwner() {
  const { ownerUrl } = await readSettings(process.env, ownerSettings);
  const db = connect(ownerUrl, { max: 1, applicationName: 'doctor', onError: () => {} });
  return { checks: ownerChecks(db), close: () => db.$client.end() };
}
