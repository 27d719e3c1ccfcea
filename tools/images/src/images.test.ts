import { globSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentOf, readCompose } from '@tvm/doctor-of-host/compose';
import { startEmbeddedPostgres } from '@tvm/embedded-postgres';
import { freePort, waitUntil } from '@tvm/process';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { readIgnored } from './build-context.ts';
import { buildImage, findMissingSources, type Image } from './build-image.ts';
import { asInRunbook, type Desk, sitDown } from './desk.ts';
import { figuresOf, seriesNamedIn, seriesOf } from './figures.ts';
import { expectDoctor, installAsInRunbook } from './install.ts';
import { checkProxy, walk, writeCorpus } from './journey.ts';
import { receiveMails } from './receive-mails.ts';
import { hasCaddy, startCaddy } from './run-caddy.ts';
import { firstLine, runImage } from './run-image.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const compose = readCompose(readFileSync(join(root, 'docker-compose.yml'), 'utf8'));
const HOST = 'login.tvm.nl';
const all = globSync('services/*/Dockerfile', { cwd: root }).map((path) => basename(dirname(path)));

/** What somebody who installs fills in, besides the secrets that `make-keys` made. */
let values: Record<string, string>;

let folder: string;
let desk: Desk;
let databasePort: number;
let stopDatabase: () => Promise<void>;
let api: Image;
let worker: Image;
let sealer: Image;
/** The names of all figures that the services gave. */
const series: string[] = [];

beforeAll(async () => {
  // Outside the checkout, where no module of it is found by accident.
  folder = await mkdtemp(join(tmpdir(), 'tvm-images-'));
  desk = await sitDown(join(folder, 'desk'));
  const made = await desk.run(asInRunbook('npx -y pnpm@10 make-keys .env'));
  expect(`${made.code} ${made.err}`).toBe('0 ');
  await desk.fillIn({
    PROXY_TLS: 'internal',
    TWO_FACTOR_MANDATORY_FROM: 'none',
    SMTP_URL: 'smtp://127.0.0.1:9',
  });
  values = await desk.values();
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    settings: { fsync: 'off' },
  });
  stopDatabase = server.stop;
  databasePort = server.port;
  // What services/postgres/create-owner.sh does.
  const superuser = new pg.Client({ connectionString: server.superuserUrl });
  await superuser.connect();
  await superuser.query(`create role owner login createrole password '${values.OWNER_PASSWORD}'`);
  await superuser.query('create database totpservice owner owner');
  await superuser.end();
});
afterAll(async () => {
  await stopDatabase?.();
  await rm(folder, { recursive: true, force: true });
});

const build = (service: string) => buildImage(root, service, join(folder, service));

/** As compose has it, except for where the database is. */
function settingsOf(service: string): Record<string, string> {
  const settings = Object.entries(environmentOf(compose, service, values));
  const here = `@127.0.0.1:${databasePort}`;
  return Object.fromEntries(settings.map(([key, value]) => [key, value.replace('@postgres:5432', here)]));
}

function start(image: Image, service: string, more: Record<string, string> = {}) {
  const running = runImage(image, { ...settingsOf(service), ...more });
  onTestFinished(async () => {
    running.child.kill();
    await running.exitCode;
  });
  return running;
}

/** Waits until the health check of the image says that it is well. */
async function untilHealthy(image: Image, running: ReturnType<typeof start>, ports: Record<string, string>) {
  const isHealthy = async () => (await runImage(image, ports, image.healthcheck ?? []).exitCode) === 0;
  const ended = running.exitCode.then(async (code) => `ended with ${code}: ${await running.output}`);
  expect(await Promise.race([waitUntil(isHealthy, 60_000), ended])).toBe(true);
}

/** What builds and checks, and what other services and the SPA are made of. */
const foreign =
  /^(typescript|@typescript\+|prettier|vite|vitest|@vitest\+|esbuild|react|@react-email\+|@biomejs\+|turbo|knip|embedded-postgres|@embedded-postgres\+|@tvm\+)/;

/** An image holds its own service, what that needs and no test. */
function expectOwnAlone({ folder: image }: Image, service: string) {
  expect(readdirSync(join(image, 'services'))).toEqual([service]);
  expect(readdirSync(join(image, 'node_modules/.pnpm')).filter((name) => foreign.test(name))).toEqual([]);
  expect(globSync(['services/**/*.test.*', 'packages/*/src/**/*.test.*'], { cwd: image })).toEqual([]);
}

test('the last pattern of .dockerignore that is of a path or of a folder above it counts', () => {
  const isIgnored = readIgnored('# all\n*\n!docs/guides\n!packages\n**/test\n**/*.test.ts');
  expect(['docs/guides/a.md', 'packages/db/src/a.ts'].filter(isIgnored)).toEqual([]);
  const out = ['docs/adr/a.md', '.env', 'tools/a.ts', 'packages/db/test/a.ts', 'packages/db/src/a.test.ts'];
  expect(out.filter(isIgnored)).toEqual(out);
});

test.each(all)('whatever the Dockerfile of %s copies, .dockerignore lets through', (service) => {
  expect(findMissingSources(root, service)).toEqual([]);
});

test('the image of totpservice migrates an empty database', async () => {
  api = build('totpservice');
  expectOwnAlone(api, 'totpservice');
  const { exitCode, output } = runImage(api, settingsOf('migrate'), compose.services.migrate?.command);
  expect(`${await exitCode} ${await output}`).toBe('0 The database is up to date.\n');
});

test('the image of totpservice becomes healthy and serves the reference, the problems and the SPA', async () => {
  const port = String(await freePort());
  const metricsPort = String(await freePort());
  const settings = { PORT: port, METRICS_PORT: metricsPort, PUBLIC_ORIGIN: `http://127.0.0.1:${port}` };
  const running = start(api, 'totpservice', settings);
  await firstLine(running);
  await untilHealthy(api, running, { PORT: port });
  series.push(...seriesOf(await figuresOf(metricsPort)));
  for (const path of ['api/', 'api/guide/', 'api/versioning/', 'problems/', 'problems/not_found', '']) {
    const headers = { accept: 'text/html' };
    const response = await fetch(`http://127.0.0.1:${port}/totpservice/${path}`, { headers });
    expect(`${path} ${response.status} ${response.headers.get('content-type')}`).toBe(
      `${path} 200 text/html; charset=utf-8`,
    );
  }
});

test.each(['mailworker', 'sealer'])('the image of %s starts, logs and becomes healthy', async (service) => {
  const image = build(service);
  if (service === 'mailworker') worker = image;
  else sealer = image;
  expectOwnAlone(image, service);
  const port = { METRICS_PORT: String(await freePort()) };
  // One of the two is given its secret as a file.
  const secret = join(folder, `${service}.secret`);
  await writeFile(secret, values.AUDIT_KEYS ?? '');
  const running = start(image, service, {
    ...port,
    ...(service === 'sealer' && { AUDIT_KEYS: '', AUDIT_KEYS_FILE: secret }),
  });
  expect(JSON.parse(await firstLine(running))).toMatchObject({ level: expect.anything() });
  await untilHealthy(image, running, port);
  // No signal opens a debugger, which would show every key.
  running.child.kill('SIGUSR1');
  await untilHealthy(image, running, port);
  series.push(...seriesOf(await figuresOf(port.METRICS_PORT)));
  running.child.kill();
  expect(await running.output).not.toContain('Debugger');
});

test.runIf(hasCaddy)(
  'behind the real Caddy somebody new comes in: made by a command, mailed, registered, logged in',
  async () => {
    const filter = join(folder, 'filter');
    const command = (name: string, ...args: string[]) =>
      runImage(api, settingsOf('totpservice'), [
        'node',
        `services/totpservice/src/commands/${name}.ts`,
        ...args,
      ]);
    expect(await command('build-password-filter', await writeCorpus(folder), filter).exitCode).toBe(0);
    const mailbox = await receiveMails();
    onTestFinished(mailbox.stop);
    const port = String(await freePort());
    const running = start(api, 'totpservice', {
      PORT: port,
      METRICS_PORT: '0',
      TRUST_PROXY: '127.0.0.1',
      PASSWORD_FILTER: filter,
    });
    start(worker, 'mailworker', { SMTP_URL: mailbox.url, METRICS_PORT: '0' });
    await untilHealthy(api, running, { PORT: port });
    const proxy = await startCaddy(root, join(folder, 'caddy'), HOST, port);
    onTestFinished(proxy.stop);
    await checkProxy(proxy, HOST);
    await desk.fillIn({
      SMTP_URL: mailbox.url,
      HTTP_PORT: String(proxy.httpPort),
      HTTPS_PORT: String(proxy.httpsPort),
    });
    await desk.giveDocker({
      migrate: { image: api, env: settingsOf('migrate') },
      totpservice: { image: api, env: settingsOf('totpservice') },
      mailworker: { image: worker, env: { ...settingsOf('mailworker'), SMTP_URL: mailbox.url } },
      sealer: { image: sealer, env: settingsOf('sealer') },
    });
    await installAsInRunbook(desk);
    await walk(proxy, 'eerste@tvm.nl', mailbox.mails);
    await expectDoctor(desk, HOST, proxy);
    const owner = new pg.Client({ connectionString: settingsOf('migrate').DATABASE_OWNER_URL });
    await owner.connect();
    const { rows } = await owner.query(
      'select distinct client_address from audit_events where client_address is not null',
    );
    await owner.end();
    expect(rows).toEqual([{ client_address: '127.0.0.1' }]);
  },
);

test.each([
  'services/prometheus/alerts.yml',
  'services/grafana/dashboard.json',
  'docs/operations/metrics.md',
])('every series that %s names is one that a service gives', (file) => {
  const named = seriesNamedIn(readFileSync(join(root, file), 'utf8'));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !series.includes(name))).toEqual([]);
});

test('docs/operations/metrics.md tells of every series of ours', () => {
  const told = seriesNamedIn(readFileSync(join(root, 'docs/operations/metrics.md'), 'utf8'));
  expect(series.filter((name) => name.startsWith('tvm_') && !told.includes(name))).toEqual([]);
});
