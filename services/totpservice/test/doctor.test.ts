import { authenticators, connect, type Database, users } from '@tvm/db';
import { type Check, databaseChecks, lookAt } from '@tvm/doctor';
import { ownerChecks } from '@tvm/doctor/owner';
import { generateKeyRing, parseKeyRing } from '@tvm/keys';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { serviceChecks } from '../src/commands/doctor-checks.ts';
import { startService, type TestService } from './harness.ts';
import { createUser, enrol, must } from './people.ts';

/** Each check with what it came to: `rights failed: missing: app SELECT relation users`. */
async function look(checks: readonly Check[], name?: string): Promise<string[]> {
  const meant = checks.filter((check) => name === undefined || check.name === name);
  const findings = await lookAt('x', meant);
  for (const { state, todo } of findings) expect(Boolean(todo)).toBe(state !== 'ok');
  return findings.map(({ check, state, found }) => `${check} ${state}: ${found}`);
}
const allOk = (findings: string[]) => findings.filter((finding) => !/^[\w ]+ ok: /.test(finding));

let service: TestService;
let closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  const finished = (end: () => Promise<void>) => void closing.push(end);
  service = await startService({ trustProxy: ['10.0.0.0/8'] }, finished);
  return async () => {
    for (const end of closing) await end();
    closing = [];
  };
});

const opened = (url: string) => {
  const db = connect(url, { max: 1, applicationName: 'test', onError: () => {} });
  onTestFinished(() => db.$client.end());
  return db;
};
const changed = (url: string, change: (url: URL) => void): string => {
  const made = new URL(url);
  change(made);
  return made.href;
};

describe('the database', () => {
  /** Broken in a transaction that is rolled back, since roles are the whole server's. */
  async function broken(statement: string, name: string): Promise<string[]> {
    let found: string[] = [];
    const undone = new Error();
    await service.ownerDb
      .transaction(async (tx: Database) => {
        await tx.execute(sql.raw(statement));
        found = await look(ownerChecks(tx), name);
        throw undone;
      })
      .catch((error: unknown) => expect(error).toBe(undone));
    return found;
  }

  it('that is as migrate made it passes each check', async () => {
    const findings = await look(ownerChecks(service.ownerDb));
    expect(allOk(findings)).toEqual([]);
    expect(findings).toHaveLength(6);
  });

  it.each([
    ['revoke select on users from worker', 'missing: worker SELECT relation users'],
    ['grant delete on audit_events to app', 'too much: app DELETE relation audit_events'],
    ['grant update (hash) on passwords to worker', 'too much: worker UPDATE column passwords.hash'],
    ['grant select on sessions to public', 'too much: - SELECT relation sessions'],
    [
      'revoke execute on function mint_link from worker',
      'missing: worker EXECUTE function mint_link(uuid,text,timestamp with time zone)',
    ],
  ])('after `%s` says so', async (statement, found) => {
    expect(await broken(statement, 'rights')).toEqual([`rights failed: ${found}`]);
  });

  it('without an object that is granted fails, and stays as it is', async () => {
    expect(await broken('drop view user_standing cascade', 'rights')).toEqual([
      "rights failed: can't be looked at: DatabaseError 42P01",
    ]);
    expect(allOk(await look(ownerChecks(service.ownerDb), 'rights'))).toEqual([]);
  });

  const migrations = 'drizzle.__drizzle_migrations';
  it.each([
    [`delete from ${migrations} where id = (select max(id) from ${migrations})`, /^\d{4}_\w+\.sql is due$/],
    [
      `update ${migrations} set hash = 'x' where id = 4`,
      /^0003_support\.sql isn't the one that this database was made with$/,
    ],
    [
      `insert into ${migrations} (hash, created_at) values ('x', 9000000000000)`,
      /^1 migrations were applied by a later version$/,
    ],
    ['drop schema drizzle cascade', /^the database is empty$/],
  ])('after `%s` has other migrations', async (statement, found) => {
    const findings = await broken(statement, 'migrations');
    expect(findings).toHaveLength(1);
    expect(findings[0]?.replace('migrations failed: ', '')).toMatch(found);
  });

  it('whose role has no login says so', async () => {
    expect(await broken('alter role sealer nologin', 'logins')).toEqual([
      "logins failed: sealer can't log in",
    ]);
  });
});

describe('the login of a service', () => {
  const own = () => service.config.databaseUrl;

  it.each([
    [
      'with another password',
      (url: URL) => void Object.assign(url, { password: 'x' }),
      'refuses the login of app (28P01)',
    ],
    [
      'on a database that is none',
      (url: URL) => void Object.assign(url, { pathname: '/x' }),
      'has no database of that name',
    ],
    [
      'where nobody listens',
      (url: URL) => void Object.assign(url, { port: '9' }),
      "doesn't answer (ECONNREFUSED)",
    ],
  ])('%s fails', async (_, change, found) => {
    const db = opened(changed(own(), change));
    expect(await look(databaseChecks(db, 'app'), 'database')).toEqual([`database failed: ${found}`]);
  });

  it("of another role than the service's fails: that of the owner, that of another service", async () => {
    expect(await look(databaseChecks(service.ownerDb, 'app'), 'database')).toEqual([
      'database failed: the login is owner, and not app',
    ]);
    expect(await look(databaseChecks(service.db, 'worker'), 'database')).toEqual([
      'database failed: the login is app, and not worker',
    ]);
  });
});

describe('totpservice', () => {
  const checks = (config = service.config) => serviceChecks(service.db, config, new Date());

  const lead = { kind: 'employee', employeeRole: 'support_lead' } as const;

  it('asks for two support leads', async () => {
    expect(await look(checks(), 'employees')).toEqual(['employees failed: there is no support lead']);
    await createUser(service, lead);
    expect(await look(checks(), 'employees')).toEqual([
      'employees warning: there is one support lead: a client takes two',
    ]);
    await createUser(service, lead);
    expect(await look(checks(), 'employees')).toEqual(['employees ok: 2 support leads']);
  });

  it('says where all visitors come from the proxy, or nobody says who the proxy is', async () => {
    const address = (text: string) =>
      service.db.execute(
        sql`insert into audit_events (type, result, actor_kind, client_address, occurred_at)
            values ('logout', 'success', 'user', ${text}, now())`,
      );
    const name = 'forwarded addresses';
    await address('10.1.2.3');
    await address('10.1.2.3');
    const [found] = await look(checks(), name);
    expect(found).toMatch(
      /^forwarded addresses failed: all of the last \d+ events came from the proxy's own$/,
    );
    await address('203.0.113.9');
    expect(allOk(await look(checks(), name))).toEqual([]);
    const behindNobody = { ...service.config, trustProxy: [], publicOrigin: 'https://login.tvm.nl' };
    expect(await look(checks(behindNobody), name)).toEqual([
      `${name} failed: TRUST_PROXY is none, but something in front ends TLS`,
    ]);
  });

  it('passes with the keys that rows need, and fails without; it writes down none', async () => {
    const user = await createUser(service);
    await enrol(service, user);
    expect(allOk(await look(checks(), 'keys'))).toEqual([]);
    const other = parseKeyRing('TOTP_KEYS', generateKeyRing());
    const config = { ...service.config, keys: { ...service.config.keys, totp: other } };
    const id = service.config.keys.totp.keys[0].id;
    expect(await look(checks(config), 'keys')).toEqual([
      `keys failed: TOTP_KEYS: ${id} is missing, and authenticators need it`,
    ]);
    const known = await service.db.execute(sql`select from key_checks`);
    expect(known.rowCount).toBe(0);
    expect(await service.db.$count(authenticators, eq(authenticators.userId, user.id))).toBe(1);
    expect(must(await service.db.$count(users))).toBeGreaterThan(0);
  });
});
