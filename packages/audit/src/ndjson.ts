import { type AuditRecord, auditRecordColumns } from './read-events.ts';

/** Events as JSON, a line each, with the keys in the order of the columns. */
export async function* ndjsonRows(records: AsyncIterable<AuditRecord>): AsyncGenerator<string> {
  for await (const record of records) {
    const ordered = Object.fromEntries(auditRecordColumns.map((column) => [column, record[column]]));
    yield `${JSON.stringify(ordered)}\n`;
  }
}
