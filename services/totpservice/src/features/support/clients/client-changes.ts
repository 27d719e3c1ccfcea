import type { ProblemCode } from '@tvm/contract';
import type { Connection } from '@tvm/db';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { type AuditEvent, recordEvent, type Who } from '../../../trail/audit.ts';

/** What changing a client needs, whoever does it: an employee, or the command of the server. */
export interface ClientsContext {
  db: Connection;
  publicOrigin: string;
  now: Date;
}

export const contextOf = ({ db, config, now }: Deps): ClientsContext => ({
  db,
  publicOrigin: config.publicOrigin,
  now: now(),
});

/** Refuses a change, which is written down. */
export async function refuseChange<Code extends ProblemCode>(
  { db, now }: Deps,
  who: Who,
  { type, clientId }: { type: AuditEvent['type']; clientId?: string },
  refused: Code,
): Promise<Refusal<Code>> {
  const details = clientId ? { client: clientId } : {};
  await recordEvent(db, { type, result: 'refused', reason: refused, details, ...who }, now());
  return { refused };
}
