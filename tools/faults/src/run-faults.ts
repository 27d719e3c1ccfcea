import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@tvm/embedded-postgres';
import { sitDown } from '@tvm/images/desk';
import { freePort, waitUntil } from '@tvm/process';
import { createOwner } from '@tvm/restore/create-owner';
import { makePeople, open } from '@tvm/restore/people';
import { startTcpProxy } from '@tvm/testing';
import pg from 'pg';
import { checkLedger } from './check-ledger.ts';
import { faultsOf } from './faults-of.ts';
import { Ledger } from './ledger.ts';
import { load } from './load.ts';
import { startMailServer } from './mail-server.ts';
import { runToEnd, type Service, settingsOf, startService } from './services.ts';

const HOST = 'login.tvm.nl';
/** People a minute: more than the load gets through. */
const PEOPLE_A_MINUTE = 800;
/** Between two faults. */
const CALM_MS = 1500;

export interface Outcome {
  problems: string[];
  ledger: Ledger;
  faults: Record<string, number>;
  /** Of each process after each round, in MiB. */
  memory: Record<string, number[]>;
}

/**
 * Logins, resets and verifications for so long, and through each fault once at least, while one thing after another breaks; then all is mended, and the ledger of what was acknowledged is held against the database and the mails.
 * @param say told of each fault
 */
export async function runFaults(minutes: number, say: (line: string) => void): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'tvm-faults-'));
  const closing: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    return await faultsIn(folder, minutes, say, (close) => closing.unshift(close));
  } finally {
    for (const close of closing) await close();
  }
}

async function faultsIn(
  folder: string,
  minutes: number,
  say: (line: string) => void,
  atEnd: (close: () => unknown) => void,
): Promise<Outcome> {
  const dataDir = join(folder, 'postgres');
  const mails = await startMailServer();
  atEnd(mails.close);
  const desk = await sitDown(join(folder, 'desk'));
  await desk.run('npx -y pnpm@10 make-keys .env');
  await desk.fillIn({
    PROXY_TLS: 'internal',
    TWO_FACTOR_MANDATORY_FROM: 'none',
    SMTP_URL: mails.url,
    MAIL_RATE_PER_SECOND: '20',
  });
  const values = await desk.values();

  // As it is set up by itself: what is acknowledged is on the disk.
  let postgres: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir });
  atEnd(() => postgres.stop());
  await createOwner(postgres.superuserUrl, values.OWNER_PASSWORD ?? '');
  const direct = `127.0.0.1:${postgres.port}`;
  const line = await startTcpProxy(`postgres://${direct}/totpservice`);
  atEnd(line.close);
  await runToEnd(settingsOf('migrate', values, direct), ['node', 'packages/db/src/migrate-command.ts']);
  const ownerUrl = `postgres://owner:${values.OWNER_PASSWORD}@${direct}/totpservice`;
  const owner = open(ownerUrl);
  const people = await makePeople(owner, values, Math.ceil(PEOPLE_A_MINUTE * (minutes + 2)));
  await owner.$client.end();

  const cut = new URL(line.url).host;
  const ports = [await freePort(), await freePort()];
  const [workerPort, sealerPort] = [await freePort(), await freePort()];
  const more = { TRUST_PROXY: '127.0.0.1', PASSWORD_COST: '10', RATE_LIMIT_PER_MINUTE: '1000000' };
  const start = (name: Service['name'], host: string, env: Record<string, string>) => {
    const service = startService(name, { ...settingsOf(name, values, host), ...env });
    atEnd(service.stop);
    return service;
  };
  const apis = ports.map((port) => start('totpservice', cut, { ...more, PORT: String(port) }));
  const worker = start('mailworker', direct, { METRICS_PORT: String(workerPort) });
  const sealer = start('sealer', direct, { METRICS_PORT: String(sealerPort) });
  const isReady = (port: number) =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  const allReady = async () =>
    (await Promise.all([...ports, workerPort, sealerPort].map(isReady))).every(Boolean);
  const untilReady = async (when: string) => {
    if (await waitUntil(allReady, 300_000)) return;
    const said = [...apis, worker, sealer].flatMap(({ ends }) => ends).join('\n');
    throw new Error(`The services are not ready five minutes ${when}. ${said}`);
  };
  await untilReady('after their start');
  const grant = ['clients.ts', 'create', '--name', 'Faults', '--scopes', 'verifications'];
  const said = await runToEnd(settingsOf('totpservice', values, direct), [
    'node',
    `services/totpservice/src/commands/${grant[0]}`,
    ...grant.slice(1),
  ]);
  const client = {
    id: /^client (\S+)/m.exec(said)?.[1] ?? '',
    secret: /^secret (\S+)/m.exec(said)?.[1] ?? '',
  };

  const database = {
    kill: async () => {
      const [pid] = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      await postgres.ended.catch(() => {});
    },
    stop: () => postgres.stop(),
    start: async () => {
      postgres = await startEmbeddedPostgres({ dataDir });
    },
  };
  const faults = faultsOf({ apis, worker, sealer, line, mails, database });

  const ledger = new Ledger();
  const stop = new AbortController();
  const loading = load({ ports, origin: `https://${HOST}`, client }, people, ledger, stop.signal);
  loading.catch(() => {});
  const counted: Record<string, number> = {};
  const memory: Record<string, number[]> = {};
  const services = { 'totpservice 1': apis[0], 'totpservice 2': apis[1], mailworker: worker, sealer };
  const until = Date.now() + minutes * 60_000;
  do {
    for (const [name, fault] of Object.entries(faults)) {
      say(`${new Date().toISOString()} ${name}`);
      await fault();
      counted[name] = (counted[name] ?? 0) + 1;
      await sleep(CALM_MS);
      await untilReady(`after "${name}"`);
    }
    for (const [name, service] of Object.entries(services))
      memory[name] = [...(memory[name] ?? []), service?.memory() ?? 0];
  } while (Date.now() < until);
  stop.abort();
  await loading;
  const problems = await settle(ownerUrl, ledger, mails.taken, allReady);
  return { problems, ledger, faults: counted, memory };
}

/** Waits until all is ready, sent and sealed; then says what isn't as it was acknowledged. */
async function settle(
  ownerUrl: string,
  ledger: Ledger,
  taken: ReadonlyMap<string, ReadonlySet<string>>,
  allReady: () => Promise<boolean>,
): Promise<string[]> {
  if (!(await waitUntil(allReady, 120_000)))
    return ['the services are not ready two minutes after the last fault'];
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const isSettled = async () => (await client.query(settled)).rows[0].settled;
    const late = (await waitUntil(isSettled, 300_000))
      ? []
      : ['mails wait, or events are unsealed, after five minutes'];
    return [...late, ...(await checkLedger(client, ledger, taken))];
  } finally {
    await client.end();
  }
}

const settled = `
  select not exists (select from mails where state in ('queued', 'sending')) and not exists (select from audit_events
    where transaction_id > coalesce((select max(to_transaction_id) from audit_seals), '0'::xid8)) as settled`;
