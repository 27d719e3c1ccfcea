// What PostgreSQL did for a piece of work, from its own log: auto_explain writes the plan of each statement with the blocks that it touched.
import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A node of `explain (analyze, buffers, format json)`, as far as it is looked at. */
interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: PlanNode[];
}

/** One statement that ran. */
export interface Statement {
  text: string;
  milliseconds: number;
  /** Of 8 KiB, in memory or read: the same on a busy machine and on an idle one. */
  blocks: number;
  plan: PlanNode;
}

/** Of PostgreSQL: a machine's memory is large enough for what is asked often, and each statement tells how it went. */
export const settings = {
  shared_preload_libraries: 'auto_explain',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '8GB',
  autovacuum: 'off',
  jit: 'off',
};

/** Collects what the services' roles ask. */
export class PlanLog {
  #lines: string[] = [];
  #plan: string[] | undefined;
  #milliseconds = 0;
  #statements: Statement[] = [];
  #marks = new Map<string, () => void>();

  /** Takes a line of PostgreSQL's log. */
  readonly take = (line: string): void => {
    const started = /duration: ([\d.]+) ms {2}plan:$/.exec(line);
    if (started || !line.startsWith('\t')) this.#close();
    if (started) [this.#plan, this.#milliseconds] = [[], Number(started[1])];
    else if (this.#plan && line.startsWith('\t')) this.#plan.push(line);
    const mark = /mark:([0-9a-f-]{36})/.exec(line)?.[1];
    if (mark) this.#marks.get(mark)?.();
  };

  #close(): void {
    if (!this.#plan) return;
    const said = JSON.parse(this.#plan.join('\n')) as { 'Query Text': string; Plan: PlanNode };
    const { Plan: plan } = said;
    this.#statements.push({
      ...{ text: said['Query Text'], milliseconds: this.#milliseconds, plan },
      blocks: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
    });
    this.#plan = undefined;
  }

  /** Lets the services' roles tell of each statement; nobody else does. */
  async listen(superuserUrl: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: superuserUrl });
    await client.connect();
    for (const role of ['app', 'worker', 'sealer'])
      for (const [name, value] of [
        ['log_min_duration', '0'],
        ['log_analyze', 'on'],
        ['log_buffers', 'on'],
        ['log_timing', 'off'],
        ['log_format', 'json'],
      ])
        await client.query(`alter role ${role} set auto_explain.${name} = '${value}'`);
    return client;
  }

  /** What was asked during `work`. */
  async during(superuser: pg.Client, work: () => Promise<unknown>): Promise<Statement[]> {
    await this.#mark(superuser);
    this.#statements = [];
    await work();
    await this.#mark(superuser);
    return this.#statements;
  }

  /** Until everything that was written so far has arrived here. */
  async #mark(superuser: pg.Client): Promise<void> {
    const mark = randomUUID();
    const seen = new Promise<void>((resolve) => this.#marks.set(mark, resolve));
    await superuser.query(`do $$ begin raise log 'mark:${mark}'; end $$`);
    await seen;
    this.#marks.delete(mark);
  }
}

/** A plan in a line a node, with how it is reached and what it touched. */
export function drawn(node: PlanNode, depth = 0): string[] {
  const on = [node['Relation Name'], node['Index Name'] && `by ${node['Index Name']}`].filter(Boolean).join(' ');
  const rows = (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 1);
  const removed = node['Rows Removed by Filter'];
  const touched = (node['Shared Hit Blocks'] ?? 0) + (node['Shared Read Blocks'] ?? 0);
  const line = `${'  '.repeat(depth)}${node['Node Type']} ${on}: ${rows} rows${removed ? `, ${removed} passed over` : ''}, ${touched} blocks`;
  return [line, ...(node.Plans ?? []).flatMap((each) => drawn(each, depth + 1))];
}
