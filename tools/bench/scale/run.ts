/**
 * `pnpm --filter @tvm/bench run bench:scale`: what each request and job touches with few users and with a million, in blocks of 8 KiB, which are the same on a busy machine; beside
 * them the time that PostgreSQL took. Ends with 1 when a request grew. `--few=20000 --users=1000000 --plans=searchOrganisations` draws plans.
 */
import { parseArgs } from 'node:util';
import type { Client } from 'pg';
import { median } from '../measure.ts';
import { type BenchService, startBenchService } from '../service.ts';
import { fill } from './fill.ts';
import { openSuperuser, planOf, type Statement, settings, statementsOf } from './statements.ts';
import { openSubjects, type Subject } from './subjects.ts';

const { values } = parseArgs({
  options: {
    few: { type: 'string', default: '20000' },
    users: { type: 'string', default: '1000000' },
    plans: { type: 'string', default: '' },
  },
});

/** So much more may be touched: an index is a level deeper. */
const grownBy = 1.3;
/** What is small stays cheap when it doubles. */
const small = 100;
const rounds = 3;

interface Cost {
  isJob: string | undefined;
  statements: number;
  blocks: number;
  milliseconds: number;
}

const few = await costsWith(Number(values.few));
const many = await costsWith(Number(values.users));
let grown = 0;
const inCells = (...cells: (string | number)[]) => console.info(`| ${cells.join(' | ')} |`);
inCells('what', 'statements', `blocks, ${values.few} users`, `blocks, ${values.users}`, 'ms', 'ms', '');
inCells('---', '---', '---', '---', '---', '---', '---');
for (const [name, now] of many) {
  const before = few.get(name) ?? now;
  const hasGrown = now.blocks > small && now.blocks > before.blocks * grownBy;
  if (hasGrown && !now.isJob) grown++;
  const verdict = hasGrown ? (now.isJob ? `a job, ${now.isJob}` : 'GROWS') : '';
  inCells(name, now.statements, before.blocks, now.blocks, before.milliseconds, now.milliseconds, verdict);
}
console.info(`${grown} grow with the users`);
process.exitCode = grown > 0 ? 1 : 0;

async function costsWith(users: number): Promise<Map<string, Cost>> {
  const service = await startBenchService({}, 'none', settings);
  const superuser = await openSuperuser(service.superuserUrl);
  try {
    const started = performance.now();
    await fill(superuser, users, {
      totp: idOf(service.keys.TOTP_KEYS),
      pepper: idOf(service.keys.PASSWORD_PEPPER),
      recoveryCode: idOf(service.keys.RECOVERY_CODE_KEYS),
    });
    await createEmployee(service);
    console.error(`${users} users filled in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    const costs = new Map<string, Cost>();
    const { all, end } = await openSubjects(service);
    for (const subject of all) costs.set(subject.name, await costOf(subject, superuser));
    await end();
    return costs;
  } finally {
    await superuser.end();
    await service.stop();
  }
}

async function costOf({ name, isJob, run, warmUp = 0 }: Subject, superuser: Client): Promise<Cost> {
  for (let time = 0; time < warmUp; time++) await run();
  const seen: Statement[][] = [];
  for (let round = 0; round < (warmUp === 0 ? 1 : rounds); round++)
    seen.push(await statementsOf(superuser, run));
  const last = seen.at(-1) ?? [];
  if (values.plans && name.includes(values.plans))
    for (const statement of last)
      console.error(
        `\n${name}: ${statement.blocks} blocks\n${statement.text}\n${await planOf(superuser, statement)}`,
      );
  const medianOf = (what: 'blocks' | 'milliseconds') =>
    median(seen.map((statements) => statements.reduce((sum, statement) => sum + statement[what], 0)));
  return {
    ...{ isJob, statements: last.reduce((sum, { calls }) => sum + calls, 0) },
    ...{ blocks: medianOf('blocks'), milliseconds: Math.round(10 * medianOf('milliseconds')) / 10 },
  };
}

async function createEmployee({ owner }: BenchService): Promise<void> {
  await owner.$client.query(
    `insert into users (email, email_canonical, kind, employee_role, created_at) values ('bench@tvm.test', 'bench@tvm.test', 'employee', 'support_lead', now())`,
  );
}

/** Of a ring's first key. */
function idOf(ring: string): string {
  return ring.split(':')[0] ?? '';
}
