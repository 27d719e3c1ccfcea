import { type Database, query } from '@tvm/db';

/** The first transaction that may still write, in decimal: all before it have ended, and what they wrote can be seen. */
export async function findFirstOpenTransaction(db: Database): Promise<string> {
  const [row] = await query<{ first: string }>(db, 'find_first_open_transaction')`
    select pg_snapshot_xmin(pg_current_snapshot())::text as first`;
  return row?.first ?? '0';
}
