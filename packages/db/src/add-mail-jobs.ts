import { sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { query } from './query.ts';

/** Adds the jobs of mails to the queue, in the transaction that writes the mails. A mail that isn't there has a job that does nothing. */
export async function addMailJobs(tx: Database, mailIds: string[]): Promise<void> {
  await query(tx, 'add_mail_jobs')`select add_mail_jobs(${sql.param(mailIds)}::uuid[])`;
}
