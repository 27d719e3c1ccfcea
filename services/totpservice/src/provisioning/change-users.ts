import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import { canonicaliseEmail } from '@tvm/policy';
import type { Deps } from '../deps.ts';
import { isRefusal, type Refusal } from '../http/problems.ts';
import { recordEvents } from '../trail/audit.ts';
import { applyUserDeletions } from './apply-user-deletions.ts';
import { applyUserPuts } from './apply-user-puts.ts';
import { decideUserChanges } from './decide-user-changes.ts';
import { inTransaction } from './in-transaction.ts';
import { type Provisioner, refusedEvent } from './provisioner.ts';

/** What is asked for one user: a state, or to be gone. */
export type UserChange = (Schema<'UserPutRow'> & Bringing) | Schema<'UserDeleteRow'>;
/** What comes along with an import alone. */
type Bringing = Pick<Schema<'UserImportRow'>, 'passwordHash' | 'totpSecret'>;

type UserRefusal =
  | Refusal<'version_stale' | 'version_reused' | 'organisation_unknown' | 'email_refused' | 'email_in_use'>
  | CredentialsRefusal;
type CredentialsRefusal = Refusal<'credentials_exist' | 'password_hash_refused' | 'totp_secret_refused'>;
export type UserResult = { outcome: 'created' | 'changed' | 'unchanged' | 'deleted' } | UserRefusal;

/** Each takes a place in the server's table of locks, of which a connection has 64 and all together some thousands. */
const rowsInRun = 250;

const conflicts = { users_email_canonical_key: 'email_in_use' } as const;

/**
 * The one way in which other systems make, change and delete users: what comes of each is as if they had been asked for one after the other. The source's version decides which of two is the
 * later one, also after a deletion. Done in runs of up to 250 in one transaction and some fifteen statements, so that a refused row leaves the others as they are, and a failure those before its run.
 * @returns what became of each, in their order
 */
export async function changeUsers(deps: Deps, by: Provisioner, rows: UserChange[]): Promise<UserResult[]> {
  const results: UserResult[] = [];
  while (results.length < rows.length) {
    const run = firstRun(rows.slice(results.length, results.length + rowsInRun));
    results.push(...(await changeRun(deps, by, run)));
  }
  return results;
}

type ResultOf<Row extends UserChange> = Row extends { action: 'put' }
  ? Schema<'Provisioned'> | Exclude<UserRefusal, CredentialsRefusal>
  : { outcome: 'deleted' | 'unchanged' } | Refusal<'version_stale'>;

/** The same for one. */
export async function changeUser<Row extends UserChange>(deps: Deps, by: Provisioner, row: Row) {
  const [result] = await changeUsers(deps, by, [row]);
  if (!result) throw new Error('nothing became of it');
  return result as ResultOf<Row>;
}

/** The first rows of which no two are about one user or want one address: their order doesn't matter. */
function firstRun(rows: UserChange[]): UserChange[] {
  const seen = new Set<string>();
  const end = rows.findIndex((row) => {
    const address = row.action === 'put' ? canonicaliseEmail(row.email) : undefined;
    const names = [`user ${row.externalId}`, ...(address ? [`address ${address}`] : [])];
    const isSeen = names.some((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return isSeen;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

/** @returns what became of the first rows of the run, of one at least */
async function changeRun(deps: Deps, by: Provisioner, run: UserChange[]): Promise<UserResult[]> {
  const done = await inTransaction(deps, conflicts, (tx) => applyRun(deps, tx, by, run));
  if (Array.isArray(done)) {
    await recordRefusals(deps, by, run, done);
    return done;
  }
  // Somebody else was quicker with the address of one of them: then one by one, to see whose it was.
  if (run.length > 1) return changeRun(deps, by, run.slice(0, Math.ceil(run.length / 2)));
  await recordRefusals(deps, by, run, [done]);
  return [done];
}

async function applyRun(deps: Deps, tx: Database, by: Provisioner, run: UserChange[]): Promise<UserResult[]> {
  const decided = await decideUserChanges(deps, tx, run);
  await applyUserDeletions(
    deps,
    tx,
    by,
    decided.flatMap((each) => ('deletion' in each ? [each.deletion] : [])),
  );
  await applyUserPuts(
    deps,
    tx,
    by,
    decided.flatMap((each) => ('put' in each ? [each.put] : [])),
  );
  return decided.map(({ result }) => result);
}

/** A refusal changes nothing and is written down. */
async function recordRefusals(deps: Deps, by: Provisioner, run: UserChange[], results: UserResult[]) {
  const events = results.flatMap((result, at) =>
    isRefusal(result) ? [refusedEvent(by, run[at]?.externalId ?? '', result)] : [],
  );
  await recordEvents(deps.db, events, deps.now());
}
