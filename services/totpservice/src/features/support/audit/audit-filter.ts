import type { AuditFilter } from '@tvm/audit';
import { parseInstant } from '@tvm/policy';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';

type Asked = Omit<AuditFilter, 'from' | 'to'> & { from?: string; to?: string };

/** The filter that a query asks for. */
export function readFilter({ from, to, ...filter }: Asked): AuditFilter {
  return { ...filter, ...(from && { from: parseInstant(from) }), ...(to && { to: parseInstant(to) }) };
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
