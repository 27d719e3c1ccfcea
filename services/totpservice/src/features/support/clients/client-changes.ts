import type { ProblemCode } from '@tvm/contract';
import type { Connection } from '@tvm/db';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { AuditEvent, Who } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';

/** What changing a client needs, whoever does it: an employee, or the command of the server. */
export interface ClientsContext {
  db: Connection;
  now: Date;
}

export const contextOf = ({ db, now }: Deps): ClientsContext => ({ db, now: now() });

/** Refuses a change, which is written down. */
export const refuseClient = <Code extends ProblemCode>(
  { db, now }: Deps,
  who: Who,
  { type, clientId }: { type: AuditEvent['type']; clientId: string },
  refused: Code,
): Promise<Refusal<Code>> =>
  recordRefused(db, { type, details: { client: clientId }, ...who }, { refused }, now());
