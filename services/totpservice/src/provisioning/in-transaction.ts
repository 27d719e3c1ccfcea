import type { ProblemCode } from '@tvm/contract';
import type { Database } from '@tvm/db';
import type { Deps } from '../deps.ts';
import type { Refusal } from '../http/problems.ts';

/** Of PostgreSQL: a deadlock, two that each wait for what the other has read, and what something refers to that was deleted meanwhile. */
const worthRepeating = ['40P01', '40001', '23503'];
const attempts = 4;

/** Unique constraints that two requests at once can both run into, having looked before. */
export type Conflicts<Code extends ProblemCode> = Partial<Record<string, Code>>;

/** Runs a change in a transaction, again where the database asks for it. Nothing is changed where it runs into a conflict. */
export async function inTransaction<T, Code extends ProblemCode>(
  { db }: Deps,
  conflicts: Conflicts<Code>,
  work: (tx: Database) => Promise<T>,
): Promise<T | Refusal<Code>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work);
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
