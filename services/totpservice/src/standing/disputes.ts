import { type Database, query } from '@tvm/db';
import { sql } from 'drizzle-orm';

/** That a notice of a query over `notices` waits for support to look into it. */
export const isOpenDispute = sql`notices.disputed_at is not null and notices.settled_at is null`;

/** How many disputes wait that an employee may settle: not their own. */
export async function countDisputes(db: Database, employeeId: string): Promise<number> {
  const [counted] = await query<{ total: number }>(db, 'count_disputes')`
    select count(*)::int as total from notices where ${isOpenDispute} and user_id <> ${employeeId}`;
  return counted?.total ?? 0;
}
