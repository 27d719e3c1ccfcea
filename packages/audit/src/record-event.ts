import { type Database, query, queryPrepared } from '@tvm/db';
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
  const rows = events.map(({ type, result, reason, actor, ...event }) => ({
    ...{
      type,
      result,
      reason,
      actor_kind: actor.kind,
      actor_id: actor.id,
      client_address: event.clientAddress,
    },
    ...{ organisation_id: event.organisationId, user_id: event.userId, details: event.details ?? {} },
  }));
  // The columns that a service's role may give, and no other: the builder names all of a table.
  await query(db, 'record_events')`
    insert into audit_events (occurred_at, type, result, reason, actor_kind, actor_id, organisation_id, user_id, client_address, details, request_id)
    select ${now}::timestamptz, type, result, reason, actor_kind, actor_id, organisation_id, user_id, client_address, details, ${currentRequestId() ?? null}::uuid
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (type text, result text, reason text, actor_kind text, actor_id uuid,
      organisation_id uuid, user_id uuid, client_address text, details jsonb)) with ordinality as told
      (type, result, reason, actor_kind, actor_id, organisation_id, user_id, client_address, details, place)
    order by place`;
  for (const { type, result, reason } of events)
    eventObservation.tell({ type, result, reason: reason ?? null });
}
