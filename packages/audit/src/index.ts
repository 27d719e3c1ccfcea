export { csvRow, csvRows } from './csv.ts';
export { type AuditRecord, auditRecordColumns, readOrganisationEvents } from './read-organisation-events.ts';
export { type AuditEvent, recordEvent } from './record-event.ts';
