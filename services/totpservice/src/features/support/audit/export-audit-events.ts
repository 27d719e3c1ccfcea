import { type AuditFilter, type AuditRecord, csvRows, readEvents } from '@tvm/audit';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { recordLook } from './list-audit-events.ts';

/** The contract's limit; `export-audit` on the server has none. */
const most = 100_000;

/** The events of a filter as lines of CSV, the oldest first. Written down before the first line leaves. */
export async function exportAuditEvents(
  deps: Deps,
  session: EmployeeSession,
  { filter, clientAddress }: { filter: AuditFilter; clientAddress: string },
): Promise<AsyncGenerator<string>> {
  await recordLook(deps, session, 'audit_exported', filter, clientAddress);
  return csvRows(take(readEvents(deps.db, filter), most));
}

async function* take(records: AsyncIterable<AuditRecord>, limit: number): AsyncGenerator<AuditRecord> {
  let taken = 0;
  for await (const record of records) {
    if (taken++ >= limit) return;
    yield record;
  }
}
