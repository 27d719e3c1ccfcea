export { csvRows } from './csv.ts';
export { csvRow } from './csv-row.ts';
export type { EventTypeOf, PublicEventType } from './event-types.ts';
export { findFirstOpenTransaction } from './first-open-transaction.ts';
export { ndjsonRows } from './ndjson.ts';
export { type AuditFilter, type AuditRecord, readEvents, readNewestEvents } from './read-events.ts';
export { type EventCursor, isEventCursor, type PublicEvent, readPublicEvents } from './read-public-events.ts';
export { type AuditEvent, eventObservation, recordEvent, recordEvents } from './record-event.ts';
export { recordMailEvent } from './record-mail-event.ts';
