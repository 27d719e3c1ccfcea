import type { Database } from '@tvm/db';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { Client } from '../../../sessions/client.ts';
import { type AuditEvent, byClient, recordEvent } from '../../../trail/audit.ts';

/** Of PostgreSQL: a deadlock, and two that each wait for what the other has read. */
const worthRepeating = ['40P01', '40001'];
const attempts = 4;

/** Unique constraints that two requests at once can both run into, having looked before. */
const conflicts: Record<string, 'email_in_use' | 'relation_number_in_use'> = {
  users_email_canonical_key: 'email_in_use',
  organisations_relationNumber_unique: 'relation_number_in_use',
};

type Conflict = Refusal<'email_in_use' | 'relation_number_in_use'>;

/** Runs a change in a transaction of its own, again where the database asks for it. A refusal changes nothing and is written down. */
export async function inTransaction<T extends object>(
  deps: Deps,
  client: Client,
  { externalId, clientAddress }: { externalId: string; clientAddress: string },
  work: (tx: Database) => Promise<T>,
): Promise<T | Conflict> {
  const result = await repeat(deps, work);
  if (!('refused' in result)) return result;
  const reason = String(result.refused);
  const event: AuditEvent = {
    ...{ type: 'provisioning_refused', result: 'refused', reason, details: { externalId } },
    ...byClient(client, {}, clientAddress),
  };
  await recordEvent(deps.db, event, deps.now());
  return result;
}

async function repeat<T extends object>(
  deps: Deps,
  work: (tx: Database) => Promise<T>,
): Promise<T | Conflict> {
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
