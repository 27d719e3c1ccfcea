export { csvRows } from './csv.ts';
export { ndjsonRows } from './ndjson.ts';
export { type AuditRecord, readOrganisationEvents } from './read-organisation-events.ts';
export { type AuditEvent, recordEvent } from './record-event.ts';
export { recordMailEvent } from './record-mail-event.ts';
