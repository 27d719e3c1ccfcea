import { auditEvents, type Database, queryPrepared } from '@tvm/db';
import { currentRequestId, observation } from '@tvm/process';
import type { EventType } from './event-types.ts';

/** One event, of a type of the table. A service has the types that its role writes. */
export interface AuditEvent<Type extends EventType = EventType> {
  type: Type;
  result: 'success' | 'failure' | 'refused';
  reason?: string;
  actor: { kind: 'user' | 'employee' | 'client' | 'system' | 'anonymous'; id?: string };
  organisationId?: string | null;
  userId?: string;
  clientAddress?: string;
  details?: Record<string, string | number | boolean | null>;
}

/** What is written down, or counted in its place: for whoever counts. */
export const eventObservation = observation<{ type: EventType; result: string; reason: string | null }>(
  'audit_event',
);

/**
 * Appends one event. Inside the transaction of what it tells of: both are there or neither is.
 * Holds ids of people, never their names or addresses, and never anything secret.
 */
export async function recordEvent(db: Database, event: AuditEvent, now: Date): Promise<void> {
  const { type, result, actor } = event;
  await queryPrepared(db, 'record_event')`
    insert into audit_events (occurred_at, type, result, reason, actor_kind, actor_id, organisation_id, user_id, client_address, details, request_id)
    values (${now}, ${type}, ${result}, ${event.reason ?? null}, ${actor.kind}, ${actor.id ?? null}, ${event.organisationId ?? null}, ${event.userId ?? null},
      ${event.clientAddress ?? null}, ${JSON.stringify(event.details ?? {})}, ${currentRequestId() ?? null})`;
  eventObservation.tell({ type: event.type, result: event.result, reason: event.reason ?? null });
}

/** The same of several by one statement, in their order. */
export async function recordEvents(db: Database, events: AuditEvent[], now: Date): Promise<void> {
  if (events.length === 0) return;
  const requestId = currentRequestId() ?? null;
  await db.insert(auditEvents).values(
    events.map((event) => ({
      occurredAt: now,
      type: event.type,
      result: event.result,
      reason: event.reason ?? null,
      actorKind: event.actor.kind,
      actorId: event.actor.id ?? null,
      organisationId: event.organisationId ?? null,
      userId: event.userId ?? null,
      clientAddress: event.clientAddress ?? null,
      details: event.details ?? {},
      requestId,
    })),
  );
  for (const { type, result, reason } of events)
    eventObservation.tell({ type, result, reason: reason ?? null });
}
