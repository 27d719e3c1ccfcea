import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPublicEvents } from '@tvm/audit';
import { sitDown } from '@tvm/images/desk';
import { receiveMails } from '@tvm/images/receive-mails';
import { waitUntil } from '@tvm/process';
import { generateCode } from '@tvm/totp';
import { expect, onTestFinished, test } from 'vitest';
import { createDeployment, type Deployment } from './deployment.ts';
import { apiOf, happen, makePeople, open, type Person } from './people.ts';
import { programsPath } from './postgres-programs.ts';
import { commandsOf } from './runbook.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const HOST = 'login.tvm.nl';
const PEOPLE = 120;
const HEADS = '/var/lib/mijn-tvm/audit-heads';

interface Accepted {
  person: Person;
  code: string;
  at: number;
}

/** People log in, four at once, until told to stop. Answers what was acknowledged. */
async function logInAll(deployment: Deployment, people: Person[], stop: AbortSignal, ledger: Accepted[]) {
  const api = apiOf(deployment.apiPort, HOST);
  const waiting = people.values();
  const one = async () => {
    for (const person of waiting) {
      if (stop.aborted) return;
      const code = generateCode({ secret: person.secret, now: new Date() });
      const { ok } = await api.giveCode(person, code);
      if (ok) ledger.push({ person, code, at: Date.now() });
    }
  };
  await Promise.all([one(), one(), one(), one()]);
}

/** What another system reads behind its cursor. */
async function readFeed(deployment: Deployment, after: string) {
  const app = open(deployment.url('app'));
  const feed = await readPublicEvents(app, { after, limit: 100, types: null });
  await app.$client.end();
  return feed;
}

async function inApp<T>(
  deployment: Deployment,
  work: (app: ReturnType<typeof open>) => Promise<T>,
): Promise<T> {
  const app = open(deployment.url('app'));
  return work(app).finally(() => app.$client.end());
}

const createEmployee =
  'docker compose run --rm totpservice node services/totpservice/src/commands/create-employee.ts';

/** Two deployments with the same `.env`, one of which is lost. */
async function prepare() {
  const folder = await mkdtemp(join(tmpdir(), 'tvm-restore-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const mailbox = await receiveMails();
  onTestFinished(mailbox.stop);
  const heads = join(folder, 'heads');
  await mkdir(heads);
  const desk = await sitDown(join(folder, 'lost'));
  await desk.run('npx -y pnpm@10 make-keys .env');
  await desk.fillIn({
    PROXY_TLS: 'internal',
    TWO_FACTOR_MANDATORY_FROM: 'none',
    SMTP_URL: mailbox.url,
    PASSWORD_COST: '10',
  });
  const values = await desk.values();
  const env = { sealer: { AUDIT_HEADS_PATH: join(heads, 'heads.ndjson') } };
  const create = async (name: string) => {
    const deployment = await createDeployment(join(folder, name), values, env);
    await symlink(join(root, 'packages'), join(folder, name, 'packages'));
    onTestFinished(async () => {
      await deployment.killServices();
      await deployment.stopPostgres();
    });
    return deployment;
  };
  const [lost, other] = [await create('lost'), await create('other')];
  return { lost, other, heads };
}

test.runIf(programsPath)(
  'a dump made while people log in, restored on an empty server by the runbook: logins go on, used codes stay used, the trail holds, no cursor skips or repeats',
  async () => {
    const { lost, other, heads } = await prepare();
    await lost.startPostgres();
    await lost.startServices('totpservice', 'sealer');
    for (const n of [1, 2])
      await lost.desk.run(
        `${createEmployee} --email lead${n}@tvm.nl --first-name Lead --surname ${n} --role support_lead`,
      );
    const owner = open(lost.url('owner'));
    // The lost server has counted further than the new one will have.
    await owner.$client.query(
      'do $$ begin for i in 1..20000 loop perform pg_current_xact_id(); commit; end loop; end $$',
    );
    const people = await makePeople(owner, lost.values, PEOPLE);
    await owner.$client.end();
    const [first, second] = people as [Person, Person];
    await inApp(lost, (app) => happen(app, first.id));
    const read = await readFeed(lost, '0:0');

    const ledger: Accepted[] = [];
    const stop = new AbortController();
    const load = logInAll(lost, people.slice(2), stop.signal, ledger);
    await waitUntil(async () => ledger.length >= 20, 60_000);
    const dumpedAt = Date.now();
    const [dump = ''] = commandsOf('Back up');
    expect(await lost.desk.run(dump)).toMatchObject({ code: 0, err: '' });
    await load;
    expect(ledger).toHaveLength(PEOPLE - 2);
    await lost.desk.run(
      'docker compose exec -T sealer node services/sealer/src/audit-keys.ts > audit-keys.json',
    );
    await inApp(lost, (app) => happen(app, second.id));
    const readLater = await readFeed(lost, read.next);
    await lost.killServices();
    // A sealer seals at its start: what isn't in the dump too.
    await lost.startServices('sealer');
    await lost.killServices();
    await lost.stopPostgres();

    const files = 'totpservice.dump audit-keys.json .env';
    await other.desk.run(`for file in ${files}; do cp ../lost/$file .; done`);
    for (const command of commandsOf('Restore on an empty server')) {
      if (/ up .* postgres$/.test(command)) await other.startPostgres();
      else if (/ stop postgres$/.test(command)) await other.stopPostgres();
      else if (/ up .* totpservice mailworker sealer$/.test(command))
        await other.startServices('totpservice', 'sealer');
      else if (/run doctor$/.test(command)) await expectWell(other, `${command} --json`);
      else if (/verify-audit/.test(command)) await expectTrail(other, command.replaceAll(HEADS, heads));
      else expect(await other.desk.run(command.replaceAll(HEADS, heads)), command).toMatchObject({ code: 0 });
    }

    const api = apiOf(other.apiPort, HOST);
    const before = ledger.filter(({ at }) => at < dumpedAt);
    expect(before.length).toBeGreaterThanOrEqual(20);
    for (const { person, code } of before) expect((await api.giveCode(person, code)).ok).toBe(false);
    await expectWhole(other, people.length - 2, before.length);
    expect(await api.logIn(first)).toBe(200);

    await inApp(other, (app) => happen(app, first.id));
    const onwards = await readFeed(other, readLater.next);
    expect(onwards.events.map(({ user }) => user)).toEqual(['u-1']);
    // No number of the lost server is given again.
    const numberOf = ({ id }: { id: string }) => Number(id.slice('evt_'.length));
    const given = [...read.events, ...readLater.events].map(numberOf);
    expect(Math.min(...onwards.events.map(numberOf))).toBeGreaterThan(Math.max(...given));
  },
);

/** Each service from where it stands; the way in has no proxy here. */
async function expectWell({ desk }: Deployment, command: string) {
  const { out } = await desk.run(command);
  const findings: { of: string; state: string }[] = JSON.parse(out);
  expect(findings.filter(({ of, state }) => of !== 'host' && state === 'failed')).toEqual([]);
  expect(new Set(findings.map(({ of }) => of)).size).toBe(5);
}

/** Nothing is found but what was sealed after the dump. */
async function expectTrail({ desk }: Deployment, command: string) {
  const { code, out } = await desk.run(command);
  const found = out.split('\n').filter((line) => line.startsWith('found'));
  expect(code).toBe(1);
  expect(found.length).toBeGreaterThan(0);
  expect(
    found.filter((line) => !/isn't the one that was published|were published and aren't there/.test(line)),
  ).toEqual([]);
  const verified = await desk.run(command.replace(/--heads \S+ /, ''));
  expect(verified).toMatchObject({ code: 0 });
}

/** A login is there whole or not at all, and each that was acknowledged before the dump is. */
async function expectWhole(deployment: Deployment, most: number, least: number) {
  const owner = open(deployment.url('owner'));
  const { rows } = await owner.$client.query(
    `select (select count(*) from authenticators where last_accepted_step > 1)::int as accepted,
       (select count(*) from sessions)::int as sessions,
       (select count(*) from audit_events where type = 'login_code' and result = 'success')::int as events,
       (select count(*) from login_challenges where consumed_at is not null)::int as consumed`,
  );
  await owner.$client.end();
  const [{ accepted, ...others }] = rows;
  expect(others).toEqual({ sessions: accepted, events: accepted, consumed: accepted });
  expect(accepted).toBeGreaterThanOrEqual(least);
  expect(accepted).toBeLessThanOrEqual(most);
}
