import { query } from '@tvm/db';
import { DatabaseError } from 'pg';
import { isUnavailable } from '../../../http/error-handler.ts';
import { operation } from '../../../sessions/operation.ts';

/** PostgreSQL's undefined_table and undefined_column. */
const missing = ['42P01', '42703'];
const retryMs = 5000;

/** Can the process serve requests? If not, the answer says what keeps it from that. */
export const getReadiness = operation('getReadiness', async ({ db, now }, { log }) => {
  try {
    await query(db, 'try_table')`select credential_epoch from users limit 0`;
    return { status: 'ok' };
  } catch (error) {
    const detail = detailOf(error);
    if (!detail) throw error;
    log.error({ error }, 'not ready');
    return { refused: 'service_unavailable', detail, retryAt: new Date(now().getTime() + retryMs) };
  }
});

function detailOf(error: unknown): string | undefined {
  if (error instanceof DatabaseError && missing.includes(error.code ?? ''))
    return 'The database is not migrated.';
  return error instanceof Error && isUnavailable(error) ? 'The database does not answer.' : undefined;
}
