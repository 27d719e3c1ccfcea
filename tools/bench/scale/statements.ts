// What PostgreSQL did for a piece of work, as it counts itself (pg_stat_statements).
import pg from 'pg';

/** A statement of a service, however often it ran. */
export interface Statement {
  text: string;
  calls: number;
  milliseconds: number;
  /** Of 8 KiB, in memory or read: the same on a busy machine and on an idle one. */
  blocks: number;
}

/** Of PostgreSQL: memory is large enough for what is asked often, nothing is durable, and nothing else goes on. */
export const settings = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_utility': 'off',
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

export async function openSuperuser(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create extension pg_stat_statements');
  return client;
}

/** What the services' roles asked during `work`, the costliest first. What a function asks counts as its own. */
export async function statementsOf(superuser: pg.Client, work: () => Promise<unknown>): Promise<Statement[]> {
  await superuser.query('select pg_stat_statements_reset()');
  await work();
  const { rows } = await superuser.query<Statement>(
    `select s.query as text, s.calls::int, s.total_exec_time as milliseconds, (s.shared_blks_hit + s.shared_blks_read)::int as blocks
     from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname in ('app', 'worker', 'sealer') order by blocks desc`,
  );
  return rows;
}

/** How PostgreSQL goes about a statement, whatever its values. */
export async function planOf(superuser: pg.Client, { text }: Statement): Promise<string> {
  const { rows } = await superuser.query<{ 'QUERY PLAN': string }>(
    `explain (generic_plan, costs off) ${text}`,
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
