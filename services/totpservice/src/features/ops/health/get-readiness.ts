import { DatabaseError } from 'pg';
import type { Deps } from '../../../deps.ts';

/** PostgreSQL's undefined_table and undefined_column. */
const missing = ['42P01', '42703'];

/** Can the process serve requests? Throws when the database doesn't answer, which becomes a 503 like any such failure. */
export async function getReadiness({
  db,
}: Deps): Promise<{ outcome: 'ready' } | { outcome: 'not_migrated' }> {
  try {
    await db.$client.query('select credential_epoch from users limit 0');
    return { outcome: 'ready' };
  } catch (error) {
    if (error instanceof DatabaseError && missing.includes(error.code ?? ''))
      return { outcome: 'not_migrated' };
    throw error;
  }
}
