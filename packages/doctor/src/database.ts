import { type Database, poolSizes, query } from '@tvm/db';
import { describeError } from '@tvm/process';
import { type Check, failed, type Looked, ok, warning } from './check.ts';

/** What the migrations need: `uuidv7()`. */
const OLDEST_SERVER = 180_000;
/** A code is good for a step of 30 s each side: more than a step of difference between two of our clocks refuses right ones. */
const CLOCK_FAILED_MS = 5000;
const CLOCK_WARNING_MS = 1000;

/**
 * What every part asks of its database: that it answers, that its role is the one meant and no more, its clock, and its connections.
 * @param role whose login the settings name
 */
export function databaseChecks(db: Database, role: string): Check[] {
  return [
    { name: 'database', look: () => lookAtLogin(db, role) },
    { name: 'clock', look: () => lookAtClock(db) },
    { name: 'connections', look: () => lookAtConnections(db) },
  ];
}

async function lookAtLogin(db: Database, role: string): Promise<Looked> {
  try {
    const [login] = await query<{ name: string; version: number; isSuperuser: boolean; owns: boolean }>(
      db,
      'find_own_login',
    )`
      select current_user as name, current_setting('server_version_num')::int as version, rolsuper as "isSuperuser",
        exists (select from pg_class where relowner = pg_roles.oid and relnamespace = 'public'::regnamespace) as owns
      from pg_roles where rolname = current_user`;
    const { name, version, isSuperuser, owns } = login as NonNullable<typeof login>;
    if (version < OLDEST_SERVER)
      return failed(`its version is ${version}`, 'PostgreSQL 18 or newer is needed');
    if (isSuperuser) return failed(`${name} is a superuser`, `give the URL of the role ${role}`);
    if (name !== role || owns !== (role === 'owner'))
      return failed(`the login is ${name}, and not ${role}`, `give the URL of the role ${role}`);
    return ok(`answers, as ${name}`);
  } catch (error) {
    return failed(...refusalOf(error, role));
  }
}

/** By SQLSTATE (PostgreSQL, appendix A) or the system's code. */
function refusalOf(error: unknown, role: string): [found: string, todo: string] {
  const { code = 'no answer' } = describeError(error);
  if (code === '28P01' || code === '28000')
    return [
      `refuses the login of ${role} (${code})`,
      'run migrate with the password of .env, which sets it; of owner: alter role owner password',
    ];
  if (code === '3D000') return ['has no database of that name', 'see services/postgres/create-owner.sh'];
  if (code === '53300') return ['has no connection left', 'see docs/operations/connections.md'];
  return [`doesn't answer (${code})`, 'is PostgreSQL up, and reached from here?'];
}

async function lookAtClock(db: Database): Promise<Looked> {
  const from = Date.now();
  const [row] = await query<{ at: Date }>(db, 'read_clock')`select clock_timestamp() as at`;
  const middle = (from + Date.now()) / 2;
  return judgeClock((row?.at.getTime() ?? 0) - middle, 'the database');
}

/** @param differenceMs the other clock's lead over ours */
export function judgeClock(differenceMs: number, other: string): Looked {
  const found = `${Math.abs(differenceMs / 1000).toFixed(1)} s apart from ${other}'s`;
  const todo = 'set both by NTP (timedatectl): codes depend on it';
  if (Math.abs(differenceMs) > CLOCK_FAILED_MS) return failed(found, todo);
  return Math.abs(differenceMs) > CLOCK_WARNING_MS ? warning(found, todo) : ok(found);
}

async function lookAtConnections(db: Database): Promise<Looked> {
  const [counted] = await query<{ allowed: number; used: number; ours: number }>(db, 'count_connections')`
    select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - current_setting('reserved_connections')::int as allowed,
      count(*)::int as used, count(*) filter (where usename in ('app', 'worker', 'sealer'))::int as ours
    from pg_stat_activity where backend_type = 'client backend'`;
  return judgeConnections(counted as NonNullable<typeof counted>);
}

/**
 * @param allowed to those who are no superuser
 * @param ours of `used`, those of the services, whose pools `needed` counts already
 */
export function judgeConnections({
  allowed,
  used,
  ours,
}: Record<'allowed' | 'used' | 'ours', number>): Looked {
  const needed = Object.values(poolSizes).reduce((sum, size) => sum + size, 0);
  const left = allowed - (used - ours) - needed;
  const found = `${used} of ${allowed} in use; one of each service takes up to ${needed}`;
  const todo = 'raise max_connections, or put PgBouncer between: docs/operations/connections.md';
  if (left < 0) return failed(found, todo);
  if (used > 0.8 * allowed) return warning(found, todo);
  return ok(
    `${found}, and there is room for ${Math.floor(left / poolSizes.totpservice)} more of totpservice`,
  );
}
