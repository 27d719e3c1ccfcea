import type { ProblemCode } from '@tvm/contract';
import type { Database } from '@tvm/db';
import type { Deps } from '../../../deps.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
import { byClient } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';

/** Of PostgreSQL: a deadlock, and two that each wait for what the other has read. */
const worthRepeating = ['40P01', '40001'];
const attempts = 4;

/** What is changed, and what it may run into. */
interface Attempt<Code extends ProblemCode> {
  externalId: string;
  clientAddress: string;
  /** Unique constraints that two requests at once can both run into, having looked before. */
  conflicts: Partial<Record<string, Code>>;
}

/** Runs a change in a transaction of its own, again where the database asks for it. A refusal changes nothing and is written down. */
export async function inTransaction<T extends object, Code extends ProblemCode>(
  deps: Deps,
  client: Client,
  { externalId, clientAddress, conflicts }: Attempt<Code>,
  work: (tx: Database) => Promise<T>,
): Promise<T | Refusal<Code>> {
  const result = await repeat(deps, conflicts, work);
  if (!isRefusal(result)) return result;
  const event = { type: 'provisioning_refused', details: { externalId } } as const;
  const who = byClient(client, {}, clientAddress);
  return recordRefused(deps.db, { ...event, ...who }, result, deps.now());
}

async function repeat<T extends object, Code extends ProblemCode>(
  deps: Deps,
  conflicts: Partial<Record<string, Code>>,
  work: (tx: Database) => Promise<T>,
): Promise<T | Refusal<Code>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await deps.db.transaction(work);
    } catch (error) {
      const { code, constraint } = causeOf(error);
      const refused = conflicts[constraint];
      if (code === '23505' && refused) return { refused };
      if (attempt === attempts || !worthRepeating.includes(code)) throw error;
    }
  }
}

function causeOf(error: unknown): { code: string; constraint: string } {
  const { code, constraint, cause } = error as { code?: string; constraint?: string; cause?: unknown };
  if (code === undefined && cause) return causeOf(cause);
  return { code: String(code ?? ''), constraint: String(constraint ?? '') };
}
