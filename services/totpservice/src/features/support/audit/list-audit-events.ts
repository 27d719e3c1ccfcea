import { type AuditRecord, readNewestEvents } from '@tvm/audit';
import type { Schema } from '@tvm/contract';
import { type Database, organisations } from '@tvm/db';
import { inArray } from 'drizzle-orm';
import { operation } from '../../../sessions/operation.ts';
import { readFilter, recordLook } from './audit-filter.ts';

/** The contract's page. */
const pageSize = 100;

/** The newest events of a filter. That an employee looked is one as well, of the organisation or user that was looked at. */
export const listAuditEvents = operation('listAuditEvents', async (deps, { query, caller, visitor }) => {
  const { before, ...asked } = query;
  const filter = readFilter(asked);
  const records = await readNewestEvents(deps.db, filter, { before, limit: pageSize });
  const names = await namesOf(deps.db, records);
  await recordLook(deps, caller, 'audit_viewed', filter, visitor.address);
  const items = records.map((record) => describe(record, names));
  return { items, nextBefore: items.length < pageSize ? null : (items.at(-1)?.id ?? null) };
});

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
  const {
    id,
    occurredAt,
    recordedAt,
    type,
    result,
    reason,
    clientAddress,
    details,
    requestId,
    organisationId,
    userId,
  } = record;
  return {
    id,
    occurredAt: String(occurredAt),
    recordedAt,
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
    requestId,
  };
}
