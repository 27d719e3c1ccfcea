import { type AuditRecord, csvRows, readEvents } from '@tvm/audit';
import { answer } from '../../../http/contract-operation.ts';
import { operation } from '../../../sessions/operation.ts';
import { readFilter, recordLook } from './audit-filter.ts';

/** The contract's limit; `export-audit` on the server has none. */
const most = 100_000;

/** The events of a filter as lines of CSV, the oldest first. Written down before the first line leaves. */
export const exportAuditEvents = operation('exportAuditEvents', async (deps, { query, caller, visitor }) => {
  const filter = readFilter(query);
  await recordLook(deps, caller, 'audit_exported', filter, visitor.address);
  return answer(200, csvRows(take(readEvents(deps.db, filter), most)), { file: 'audit' });
});

async function* take(records: AsyncIterable<AuditRecord>, limit: number): AsyncGenerator<AuditRecord> {
  let taken = 0;
  for await (const record of records) {
    if (taken++ >= limit) return;
    yield record;
  }
}
