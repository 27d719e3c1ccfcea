/**
 * `pnpm --filter @tvm/bench run bench:scale`: what each request and job touches with few users and with a million, in blocks of 8 KiB, which are the same on a busy machine; beside
 * them the time that PostgreSQL took. Ends with 1 when a request grew. `--few=20000 --users=1000000 --plans=searchOrganisations` draws plans.
 */
import { parseArgs } from 'node:util';
import { median } from '../measure.ts';
import { type BenchService, startBenchService } from '../service.ts';
import { fill } from './fill.ts';
import { drawn, PlanLog, settings, type Statement } from './plans.ts';
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
  const log = new PlanLog();
  const service = await startBenchService({}, 'none', settings, log.take);
  const superuser = await log.listen(service.superuserUrl);
  try {
    const started = performance.now();
    await fill(superuser, users, {
      totp: idOf(service.keys.TOTP_KEYS),
      pepper: idOf(service.keys.PASSWORD_PEPPER),
      recoveryCode: idOf(service.keys.RECOVERY_CODE_KEYS),
    });
    await createEmployee(service);
    console.error(`${users} users filled in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    // The service's connections are of before the roles were told to tell.
    const beside = await service.startBeside(service.databaseUrl);
    const costs = new Map<string, Cost>();
    try {
      const { all, end } = await openSubjects({ ...service, origin: beside.origin });
      for (const subject of all)
        costs.set(subject.name, await costOf(subject, (work) => log.during(superuser, work)));
      await end();
    } finally {
      await beside.stop();
    }
    return costs;
  } finally {
    await superuser.end();
    await service.stop();
  }
}

async function costOf(
  { name, isJob, run, warmUp = 0 }: Subject,
  during: (work: () => Promise<unknown>) => Promise<Statement[]>,
): Promise<Cost> {
  for (let time = 0; time < warmUp; time++) await run();
  const seen: Statement[][] = [];
  for (let round = 0; round < (warmUp === 0 ? 1 : rounds); round++) seen.push(await during(run));
  const sums = seen.map((statements) => ({
    blocks: statements.reduce((sum, { blocks }) => sum + blocks, 0),
    milliseconds: statements.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
  }));
  if (values.plans && name.includes(values.plans)) draw(name, seen.at(-1) ?? []);
  return {
    ...{ isJob, statements: seen.at(-1)?.length ?? 0 },
    blocks: median(sums.map(({ blocks }) => blocks)),
    milliseconds: Math.round(10 * median(sums.map((sum) => sum.milliseconds))) / 10,
  };
}

function draw(name: string, statements: Statement[]): void {
  for (const { text, plan, blocks } of statements)
    console.error(`\n${name}: ${blocks} blocks\n${text.replace(/\s+/g, ' ').slice(0, 400)}\n${drawn(plan).join('\n')}`);
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
