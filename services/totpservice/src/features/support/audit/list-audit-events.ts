import { type AuditFilter, type AuditRecord, readNewestEvents } from '@tvm/audit';
import type { Schema } from '@tvm/contract';
import { type Database, organisations } from '@tvm/db';
import { inArray } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';

/** The contract's page. */
const pageSize = 100;

/** The newest events of a filter. That an employee looked is one as well, of the organisation or user that was looked at. */
export async function listAuditEvents(
  deps: Deps,
  session: EmployeeSession,
  {
    filter,
    before,
    clientAddress,
  }: { filter: AuditFilter; before: number | undefined; clientAddress: string },
): Promise<Schema<'AuditEventPage'>> {
  const records = await readNewestEvents(deps.db, filter, { before, limit: pageSize });
  const names = await namesOf(deps.db, records);
  await recordLook(deps, session, 'audit_viewed', filter, clientAddress);
  const items = records.map((record) => describe(record, names));
  return { items, nextBefore: items.length < pageSize ? null : (items.at(-1)?.id ?? null) };
}

/** Whose trail was looked at or exported. */
export async function recordLook(
  deps: Deps,
  session: EmployeeSession,
  type: 'audit_viewed' | 'audit_exported',
  { userId, organisationId, ...filter }: AuditFilter,
  clientAddress: string,
): Promise<void> {
  const who = byEmployee(
    session,
    { ...(userId !== undefined && { userId }), organisationId: organisationId ?? null },
    clientAddress,
  );
  const details = Object.fromEntries(
    Object.entries(filter).map(([key, value]) => [
      key,
      value instanceof Date ? value.toISOString() : (value ?? null),
    ]),
  );
  await recordEvent(deps.db, { type, result: 'success', ...who, details }, deps.now());
}

async function namesOf(db: Database, records: AuditRecord[]): Promise<Map<string, string>> {
  const ids = [...new Set(records.map((record) => record.organisationId).filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(inArray(organisations.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function describe(record: AuditRecord, names: Map<string, string>): Schema<'AuditEvent'> {
  const { id, occurredAt, type, result, reason, clientAddress, details, organisationId, userId } = record;
  return {
    id,
    occurredAt: String(occurredAt),
    type: String(type),
    result: result as Schema<'AuditEvent'>['result'],
    reason,
    actor: {
      kind: record.actorKind as Schema<'AuditEvent'>['actor']['kind'],
      id: record.actorId,
      name: record.actorName,
    },
    organisation:
      organisationId === null ? null : { id: organisationId, name: names.get(organisationId) ?? null },
    user: userId === null ? null : { id: userId, name: record.userName },
    clientAddress,
    details,
  };
}
