import { query } from '@tvm/db';
import { DatabaseError } from 'pg';
import { operation } from '../../../sessions/operation.ts';

/** PostgreSQL's undefined_table and undefined_column. */
const missing = ['42P01', '42703'];
const retryMs = 5000;

/** Can the process serve requests? Throws when the database doesn't answer, which becomes a 503 like any such failure. */
export const getReadiness = operation('getReadiness', async ({ db, now }, { log }) => {
  try {
    await query(db, 'try_table')`select credential_epoch from users limit 0`;
    return { status: 'ok' };
  } catch (error) {
    if (!(error instanceof DatabaseError) || !missing.includes(error.code ?? '')) throw error;
    log.error('the database is not migrated');
    return { refused: 'service_unavailable', retryAt: new Date(now().getTime() + retryMs) };
  }
});
