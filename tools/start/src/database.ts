import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { type Logins, migrate } from '@tvm/db/migrate';
import { startEmbeddedPostgres } from '@tvm/embedded-postgres';
import { StartError } from '@tvm/process';
import pg from 'pg';
import type { Settings } from './settings.ts';

const NAME = 'two_factor';

export interface DatabaseUrls {
  owner: string;
  api: string;
  worker: string;
  sealer: string;
}

/**
 * A migrated database: the embedded one of DATA_DIR, or the one that the settings name.
 * @param onStarted told of the embedded server as soon as it runs, so that it is ended whatever comes next
 */
export async function openDatabase(
  settings: Settings,
  onStarted: (server: { ended: Promise<void>; stop(): Promise<void> }) => void,
): Promise<DatabaseUrls> {
  if (settings.database !== 'embedded') return openExternal(settings.database, settings.isDemo);

  const logFile = createWriteStream(join(settings.dataDir, 'logs', 'postgresql.log'), { mode: 0o600 });
  const server = await startEmbeddedPostgres({
    dataDir: join(settings.dataDir, 'postgres'),
    log: (line) => void logFile.write(`${line}\n`),
  });
  onStarted(server);
  const owner = await ensureOwnDatabase(server.superuserUrl);
  const [api, worker, sealer] = [asRole(owner, 'app'), asRole(owner, 'worker'), asRole(owner, 'sealer')];
  return openWith({ owner, api, worker, sealer }, true);
}

/** With DEMO=1 the services' roles are ours to give passwords to; else they are the operator's. */
async function openExternal(
  { apiUrl, ownerUrl, workerUrl, sealerUrl }: Exclude<Settings['database'], 'embedded'>,
  isDemo: boolean,
): Promise<DatabaseUrls> {
  try {
    const worker = workerUrl ?? asRole(apiUrl, 'worker');
    const sealer = sealerUrl ?? asRole(apiUrl, 'sealer');
    return await openWith({ owner: ownerUrl, api: apiUrl, worker, sealer }, isDemo);
  } catch (error) {
    // Refusals of the server and of the network carry a code; a mistake of ours doesn't.
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new StartError(
      `The database of DATABASE_OWNER_URL can't be used: ${error.message || error.code}.`,
      { cause: error },
    );
  }
}

async function openWith(urls: DatabaseUrls, setsLogins: boolean): Promise<DatabaseUrls> {
  const { owner, api, worker, sealer } = urls;
  await migrate(owner, setsLogins ? { ...loginOf(api), ...loginOf(worker), ...loginOf(sealer) } : {});
  return urls;
}

function loginOf(url: string): Logins {
  const { username, password } = new URL(url);
  return /^(app|worker|sealer)$/.test(username) ? { [username]: decodeURIComponent(password) } : {};
}

/** The same database for another role, with a new password. */
function asRole(url: string, role: string): string {
  const made = new URL(url);
  made.username = role;
  made.password = newPassword();
  return made.href;
}

const newPassword = () => randomBytes(24).toString('base64url');

/** A database that belongs to a role which is no superuser; its password is a new one each time. Answers the owner's URL. */
async function ensureOwnDatabase(superuserUrl: string): Promise<string> {
  const owner = new URL(asRole(superuserUrl, 'owner'));
  owner.pathname = `/${NAME}`;
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select exists (select from pg_roles where rolname = 'owner') as has_role,
              exists (select from pg_database where datname = $1) as has_database`,
      [NAME],
    );
    if (!rows[0]?.has_role) await client.query('create role owner createrole');
    await client.query(`alter role owner login password ${client.escapeLiteral(owner.password)}`);
    if (!rows[0]?.has_database) await client.query(`create database ${NAME} owner owner`);
  } finally {
    await client.end();
  }
  return owner.href;
}
