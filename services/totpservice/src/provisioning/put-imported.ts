import type { Schema } from '@tvm/contract';
import { type Database, mails, passwords, query, users } from '@tvm/db';
import { sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { isRefusal } from '../http/problems.ts';
import { findUserDecisions } from '../standing/find-user-decision.ts';
import { changeUsers, type UserResult } from './change-users.ts';
import type { Provisioner } from './provisioner.ts';

type Row = Schema<'UserImportRow'>;
type Result = Schema<'ImportResult'>['items'][number];

/** What was done is undone, and told. */
class Undone extends Error {
  readonly results: Result[];
  constructor(results: Result[]) {
    super('a dry run');
    this.results = results;
  }
}

/** Puts users with what they bring along, by `changeUsers`. @returns what became of each, and where the user stands then */
export async function putImported(deps: Deps, by: Provisioner, rows: Row[]): Promise<Result[]> {
  // One moment for all of it, by which its mails are found.
  const startedAt = deps.now();
  const atOnce = { ...deps, now: () => startedAt };
  const results = await changeUsers(
    atOnce,
    by,
    rows.map((row) => ({ action: 'put', ...row })),
  );
  return describe(atOnce, rows, results);
}

/** The same, undone as soon as it is known: whatever is told is what would be. */
export async function tryImport(deps: Deps, by: Provisioner, rows: Row[]): Promise<Result[]> {
  try {
    return await deps.db.transaction(async (tx) => {
      // Of a connection it has all but its pool, which nothing of this asks for: what is a transaction within is a savepoint.
      const within = { ...deps, db: tx as unknown as Deps['db'] };
      throw new Undone(await putImported(within, by, rows));
    });
  } catch (error) {
    if (error instanceof Undone) return error.results;
    throw error;
  }
}

async function describe(deps: Deps, rows: Row[], results: UserResult[]): Promise<Result[]> {
  const people = await findPeople(deps.db, rows, deps.now());
  const decisions = await findUserDecisions(
    deps,
    deps.db,
    [...people.values()].map(({ id }) => id),
  );
  return rows.map(({ externalId }, at): Result => {
    const result = results[at];
    if (!result) throw new Error('nothing became of a row');
    const person = people.get(externalId);
    if (isRefusal(result) || !person || result.outcome === 'deleted') {
      const problem = isRefusal(result) ? result.refused : null;
      const nothing = { password: false, authenticator: false, next: 'none' as const, mails: [] };
      return { externalId, outcome: 'refused', problem, ...nothing };
    }
    const { password, authenticator } = person;
    const isRequired = decisions.get(person.id)?.decision.required ?? true;
    const told = { password, authenticator, next: nextOf(person, isRequired), mails: person.mails };
    return { externalId, outcome: result.outcome, problem: null, ...told };
  });
}

interface Person {
  id: string;
  externalId: string;
  isDisabled: boolean;
  password: boolean;
  authenticator: boolean;
  mails: string[];
}

function nextOf({ isDisabled, password, authenticator }: Person, isRequired: boolean): Result['next'] {
  if (isDisabled) return 'none';
  if (!password) return 'registration';
  if (authenticator) return 'code';
  return isRequired ? 'registration' : 'session';
}

async function findPeople(db: Database, rows: Row[], at: Date): Promise<Map<string, Person>> {
  const externalIds = sql.param(rows.map(({ externalId }) => externalId));
  const found = await query<Person>(db, 'find_imported_users')`
    select u.id, u.external_id as "externalId", u.disabled_at is not null as "isDisabled",
      exists (select from ${passwords} p where p.user_id = u.id) as password,
      exists (select from authenticators a where a.user_id = u.id and a.state = 'active') as authenticator,
      array(select distinct m.kind from ${mails} m where m.user_id = u.id and m.created_at = ${at}::timestamptz order by 1) as mails
    from ${users} u where u.external_id = any(${externalIds}::text[])`;
  return new Map(found.map((person) => [person.externalId, person]));
}
