import type { ProblemCode } from '@tvm/contract';
import type { Connection } from '@tvm/db';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { AuditEvent, Who } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';

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
export const refuseClient = <Code extends ProblemCode>(
  { db, now }: Deps,
  who: Who,
  { type, clientId }: { type: AuditEvent['type']; clientId?: string },
  refused: Code,
): Promise<Refusal<Code>> =>
  recordRefused(db, { type, details: clientId ? { client: clientId } : {}, ...who }, { refused }, now());
