/**
 * `pnpm --filter @tvm/bench run bench:mails [kills|pace|away] [minutes]`: what must hold of mails, at its full size, with real workers and a provider on
 * loopback. Ends with an error where it doesn't hold. `away` takes as long as the provider is away (ten minutes) and about as long again.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { activate, addOrganisation, type Organisation, sessionCookie } from './activate-two-factor.ts';
import { type MailProvider, startResendProvider, startSmtpProvider } from './mail-provider.ts';
import { median, milliseconds } from './measure.ts';
import { startBenchService } from './service.ts';

/** The worker as it runs, and one that is quick to call another one dead. */
const workerMain = fileURLToPath(new URL('../../services/mailworker/src/main.ts', import.meta.url));
const quickWorker = fileURLToPath(
  new URL('../../services/mailworker/test/worker-process.ts', import.meta.url),
);
const rate = 40;
const manyUsers = 2000;

const [only, minutes = '10'] = process.argv.slice(2).filter((argument) => argument !== '--');
const running = new Set<ChildProcess>();
const service = await startBenchService();
try {
  if (!only || only === 'kills') {
    await kills('SMTP', await startSmtpProvider());
    await kills('Resend', await startResendProvider());
  }
  if (!only || only === 'pace') await pace();
  if (!only || only === 'away') await away(Number(minutes));
} finally {
  await end([...running]);
  await service.stop();
}

/** 500 mails; 50 times the worker is killed when the provider has taken a mail and hasn't acknowledged it. */
async function kills(kind: string, provider: MailProvider): Promise<void> {
  const [mails, times, each] = [500, 50, 8];
  let killed = 0;
  let takenFromThis = 0;
  const start = () => startWorker(provider, quickWorker, 50);
  let worker = start();
  provider.acknowledges = () => {
    takenFromThis += 1;
    if (killed === times || takenFromThis < each || worker.killed) return !worker.killed;
    worker.kill('SIGKILL');
    killed += 1;
    void once(worker, 'exit').then(() => {
      takenFromThis = 0;
      worker = start();
    });
    return false;
  };
  const organisation = await addOrganisation(service, `kills-${kind.toLowerCase()}`, mails);
  const seconds =
    (await milliseconds(async () => {
      await activate(service, organisation);
      await untilSent(organisation);
    })) / 1000;
  await end([worker]);
  await provider.close();

  const byKey = Map.groupBy(provider.taken, ({ key }) => key);
  const repeated = [...byKey.values()].filter(({ length }) => length > 1);
  const different = repeated.filter((repeats) => new Set(repeats.map(({ body }) => body)).size > 1);
  expectEqual('kills', killed, times);
  expectEqual('mails that were accepted', await countMails(organisation, 'accepted'), mails);
  expectEqual('keys at the provider', byKey.size, mails);
  expectEqual('mails whose repeat was different', different.length, 0);
  const links = await service.owner.$client.query(
    'select from registrations r join users u on u.id = r.user_id where u.organisation_id = $1',
    [organisation.organisationId],
  );
  expectEqual('links', links.rowCount ?? 0, mails);
  console.info(
    `kill -9, ${kind.padEnd(13)}${mails} mails, ${killed} kills, none lost; ${provider.taken.length - byKey.size} repeats of ${repeated.length} mails, same key and body; ${seconds.toFixed(0)} s`,
  );
}

/** 2,000 users and two workers: the provider's clock against the pace, and the main user's page at every look. */
async function pace(): Promise<void> {
  const provider = await startSmtpProvider();
  const workers = [1, 2].map(() => startWorker(provider, workerMain, rate));
  const organisation = await addOrganisation(service, 'pace', manyUsers);
  const activated = await milliseconds(() => activate(service, organisation));
  const looks: number[] = [];
  let before = 0;
  for (let waiting = manyUsers; waiting > 0; await sleep(500)) {
    // What is written down was taken before: between these two moments. A worker may have up to ten on their way.
    const takenBefore = provider.taken.length;
    const figures = await look(organisation, looks);
    const { total, sent, failed } = figures;
    waiting = figures.waiting;
    expectEqual('users in the figures', total, manyUsers);
    expectEqual('sum of the figures', sent + waiting + failed, manyUsers);
    expectEqual('failed', failed, 0);
    if (sent < before || sent > provider.taken.length || sent < takenBefore - 20) {
      throw new Error(`${sent} shown as sent after ${before}, while ${takenBefore} had been taken`);
    }
    before = sent;
  }
  await end(workers);
  await provider.close();
  expectEqual('mails at the provider', new Set(provider.taken.map(({ key }) => key)).size, manyUsers);
  expectEqual('mails taken', provider.taken.length, manyUsers);

  const at = provider.taken.map((mail) => mail.at).sort((a, b) => a - b);
  const seconds = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1000;
  const busiest = (span: number) =>
    Math.max(...at.map((from, index) => at.findLastIndex((to) => to < from + span * 1000) - index + 1));
  console.info(
    `pace                  activated in ${activated.toFixed(0)} ms; ${manyUsers} mails by two workers at ${((manyUsers - 1) / seconds).toFixed(2)}/s (set: ${rate}/s), at most ${busiest(1)} in one second and ${busiest(10)} in ten`,
  );
  console.info(
    `progress              right at each of ${looks.length} looks, median ${median(looks).toFixed(0)} ms, slowest ${Math.max(...looks).toFixed(0)} ms`,
  );
}

/** The same while nobody answers at the provider's address for so many minutes. */
async function away(awayMinutes: number): Promise<void> {
  const reserved = await startSmtpProvider();
  const port = Number(new URL(reserved.settings.SMTP_URL ?? '').port);
  await reserved.close();
  const workers = [1, 2].map(() => startWorker(reserved, workerMain, rate));
  const organisation = await addOrganisation(service, 'away', manyUsers);
  const activated = await milliseconds(() => activate(service, organisation));
  await sleep(awayMinutes * 60_000);
  const waited = await countMails(organisation, 'queued', 'sending');
  expectEqual('mails that wait', waited, manyUsers);
  const provider = await startSmtpProvider(port);
  const back = performance.now();
  await untilSent(organisation);
  await end(workers);
  await provider.close();

  expectEqual('mails that were accepted', await countMails(organisation, 'accepted'), manyUsers);
  expectEqual('keys at the provider', new Set(provider.taken.map(({ key }) => key)).size, manyUsers);
  expectEqual('mails taken', provider.taken.length, manyUsers);
  const { rows } = await service.owner.$client.query<{ attempts: number }>(
    'select attempts from mails m join users u on u.id = m.user_id where u.organisation_id = $1',
    [organisation.organisationId],
  );
  const attempts = rows.map((row) => row.attempts);
  const after = provider.taken.map(({ at }) => (at - back) / 1000);
  console.info(
    `provider away         ${awayMinutes} minutes; activated in ${activated.toFixed(0)} ms; everybody mailed once, half of them ${median(after).toFixed(0)} s and the last ${Math.max(...after).toFixed(0)} s after it came back; ${median(attempts)} attempts a mail (at most ${Math.max(...attempts)})`,
  );
}

function startWorker(provider: MailProvider, program: string, mailsPerSecond: number): ChildProcess {
  const env = {
    ...provider.settings,
    DATABASE_URL: service.workerDatabaseUrl,
    PUBLIC_ORIGIN: service.origin,
    MAIL_KEYS: service.keys.MAIL_KEYS,
    WEBHOOK_KEYS: service.keys.WEBHOOK_KEYS,
    SIGNAL_KEYS: service.keys.SIGNAL_KEYS,
    TWO_FACTOR_MANDATORY_FROM: 'none',
    MAIL_RATE_PER_SECOND: String(mailsPerSecond),
    LOG_LEVEL: 'error',
  };
  const worker = spawn(process.execPath, [program], { env, stdio: 'inherit' });
  running.add(worker);
  worker.once('exit', () => running.delete(worker));
  return worker;
}

async function end(workers: ChildProcess[]): Promise<void> {
  for (const worker of workers) {
    if (worker.exitCode !== null || worker.signalCode !== null) continue;
    worker.kill('SIGTERM');
    await once(worker, 'exit');
  }
}

async function untilSent(organisation: Organisation): Promise<void> {
  while ((await countMails(organisation, 'queued', 'sending')) > 0) await sleep(250);
}

async function countMails({ organisationId }: Organisation, ...states: string[]): Promise<number> {
  const { rows } = await service.owner.$client.query<{ count: number }>(
    `select count(*)::int as count from mails m join users u on u.id = m.user_id
     where u.organisation_id = $1 and m.kind = 'registration' and m.state = any($2)`,
    [organisationId, states],
  );
  return rows[0]?.count ?? 0;
}

interface Figures {
  total: number;
  waiting: number;
  sent: number;
  failed: number;
}

/** What the page of the main user shows, and how long that took. */
async function look({ session }: Organisation, times: number[]): Promise<Figures> {
  let figures: Figures | undefined;
  times.push(
    await milliseconds(async () => {
      const headers = { cookie: sessionCookie(service.origin, session) };
      const response = await fetch(`${service.origin}/totpservice/api/v1/organisation/two-factor`, {
        headers,
      });
      const body = (await response.json()) as { mails?: Figures };
      if (!body.mails) throw new Error(`no figures: ${JSON.stringify(body)}`);
      figures = body.mails;
    }),
  );
  if (!figures) throw new Error('no figures');
  return figures;
}

function expectEqual(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${what}: ${found} instead of ${expected}`);
}
