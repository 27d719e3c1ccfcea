import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Connection, connect } from '@tvm/db';
import { generateKeyRing } from '@tvm/keys';
import { createTestDatabase, startTestCluster } from '@tvm/testing';
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
] as const;

/** A real API process on a database of its own. */
export interface BenchService {
  origin: string;
  keys: Record<(typeof ringNames)[number], string>;
  /** As the service itself reaches the database. */
  databaseUrl: string;
  /** As a mailworker reaches it. */
  workerDatabaseUrl: string;
  owner: Connection;
  startMilliseconds: number;
  /** Resident memory in MiB. */
  memory(): number;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../../services/totpservice/src/main.ts', import.meta.url));

/**
 * @param rings instead of fresh ones
 * @param mandatoryFrom TWO_FACTOR_MANDATORY_FROM
 */
export async function startBenchService(
  rings: Partial<BenchService['keys']> = {},
  mandatoryFrom = 'none',
): Promise<BenchService> {
  const { cluster, stop } = await startTestCluster();
  const database = await createTestDatabase(cluster);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const fresh = Object.fromEntries(ringNames.map((name) => [name, generateKeyRing()]));
  const keys = { ...(fresh as BenchService['keys']), ...rings };
  const settings = { ...keys, PORT: String(port), PUBLIC_ORIGIN: origin, DATABASE_URL: database.appUrl };
  // Forwarding headers count, so that one machine can be many networks.
  const limits = {
    TWO_FACTOR_MANDATORY_FROM: mandatoryFrom,
    RATE_LIMIT_PER_MINUTE: '1000000',
    LOG_LEVEL: 'warn',
    TRUST_PROXY: '127.0.0.0/8,::1',
  };
  const child = spawn(process.execPath, [main], { env: { ...settings, ...limits }, stdio: 'inherit' });
  const startMilliseconds = await milliseconds(() => ready(child, origin));
  const owner = connect(database.ownerUrl, { max: 4, applicationName: 'bench', onError: () => {} });
  return {
    origin,
    keys,
    databaseUrl: database.appUrl,
    workerDatabaseUrl: database.workerUrl,
    owner,
    startMilliseconds,
    memory: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await owner.$client.end();
      await stop();
    },
  };
}

async function ready(child: ChildProcess, origin: string): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('totpservice ended before it was ready');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}
