import { csvRow } from './csv-row.ts';
import { type AuditRecord, auditRecordColumns } from './read-events.ts';

/** Events as CSV, with a header; `details` is JSON. */
export async function* csvRows(records: AsyncIterable<AuditRecord>): AsyncGenerator<string> {
  yield csvRow(auditRecordColumns);
  for await (const record of records) {
    yield csvRow(
      auditRecordColumns.map((column) =>
        column === 'details' ? JSON.stringify(record.details) : record[column],
      ),
    );
  }
}
