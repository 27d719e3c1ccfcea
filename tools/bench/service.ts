import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Connection, connect } from '@tvm/db';
import { generateKeyRing } from '@tvm/keys';
import { createTestDatabase, nodeEnvironment, startTestCluster } from '@tvm/testing';
import { milliseconds } from './measure.ts';

const ringNames = [
  'TOTP_KEYS',
  'PASSWORD_PEPPER',
  'MAIL_KEYS',
  'WEBHOOK_KEYS',
  'RECOVERY_CODE_KEYS',
  'COOKIE_KEYS',
  'ADDRESS_KEYS',
  'REQUEST_KEYS',
  'JWT_KEYS',
  'SIGNAL_KEYS',
] as const;

/** A real API process on a database of its own. */
export interface BenchService {
  pid: number;
  /** Of PostgreSQL's first process, whose children are all the others. */
  postgresPid: number;
  origin: string;
  keys: Record<(typeof ringNames)[number], string>;
  /** As the service itself reaches the database. */
  databaseUrl: string;
  /** As a mailworker reaches it. */
  workerDatabaseUrl: string;
  /** As a sealer reaches it. */
  sealerDatabaseUrl: string;
  superuserUrl: string;
  owner: Connection;
  startMilliseconds: number;
  /** Resident memory in MiB. */
  memory(): number;
  stop(): Promise<void>;
  /** Another API process on the same database, reached by this URL. */
  startBeside(databaseUrl: string): Promise<{ origin: string; stop(): Promise<void> }>;
}

const main = fileURLToPath(new URL('../../services/totpservice/src/main.ts', import.meta.url));

/** For a look inside: `BENCH_NODE_OPTIONS='--cpu-prof --cpu-prof-dir=/tmp/profiles' pnpm bench --only=verifyLoginCode`. */
const nodeOptions = process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [];

/**
 * @param rings instead of fresh ones
 * @param mandatoryFrom TWO_FACTOR_MANDATORY_FROM
 * @param settings of PostgreSQL; without, nothing is durable
 */
export async function startBenchService(
  rings: Partial<BenchService['keys']> = {},
  mandatoryFrom = 'none',
  settings?: Record<string, string>,
): Promise<BenchService> {
  const { cluster, superuserUrl, stop } = await startTestCluster(settings);
  const database = await createTestDatabase(cluster);
  const fresh = Object.fromEntries(ringNames.map((name) => [name, generateKeyRing()]));
  const keys = { ...(fresh as BenchService['keys']), ...rings };
  const startBeside = (databaseUrl: string) =>
    startApi({ ...keys, DATABASE_URL: databaseUrl, TWO_FACTOR_MANDATORY_FROM: mandatoryFrom });
  const api = await startBeside(database.appUrl);
  const owner = connect(database.ownerUrl, { max: 4, applicationName: 'bench', onError: () => {} });
  return {
    ...api,
    postgresPid: await parentOfBackend(owner),
    keys,
    databaseUrl: database.appUrl,
    workerDatabaseUrl: database.workerUrl,
    sealerDatabaseUrl: database.sealerUrl,
    superuserUrl: urlOf(superuserUrl, database.ownerUrl),
    owner,
    startBeside,
    async stop() {
      await api.stop();
      await owner.$client.end();
      await stop();
    },
  };
}

/** A process on a port of its own. Its log lines are made, and go nowhere. */
async function startApi(settings: NodeJS.ProcessEnv) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  // Forwarding headers count, so that one machine can be many networks.
  const limits = { RATE_LIMIT_PER_MINUTE: '1000000', TRUST_PROXY: '127.0.0.0/8,::1' };
  const env = { ...nodeEnvironment, PORT: String(port), PUBLIC_ORIGIN: origin, ...limits, ...settings };
  const child = spawn(process.execPath, [...nodeOptions, main], {
    env,
    stdio: ['inherit', 'ignore', 'inherit'],
  });
  const startMilliseconds = await milliseconds(() => ready(child, origin));
  const pid = child.pid ?? 0;
  return {
    pid,
    origin,
    startMilliseconds,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** A role's own URL, on the database of another. */
function urlOf(role: string, database: string): string {
  const url = new URL(role);
  url.pathname = new URL(database).pathname;
  return url.href;
}

async function parentOfBackend({ $client }: Connection): Promise<number> {
  const { rows } = await $client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${rows[0]?.pid}/status`, 'utf8'))?.[1]);
}

async function ready(child: ChildProcess, origin: string): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('totpservice ended before it was ready');
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}
