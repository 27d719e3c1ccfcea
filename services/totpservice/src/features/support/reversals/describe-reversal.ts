import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import type { Deps } from '../../../deps.ts';
import { countImpact } from './reversal-impact.ts';
import { findReversal } from './reversals.queries.ts';

/** A reversal in the contract's form; an open one with what it would do now. */
export async function describeReversal(deps: Deps, db: Database, id: string): Promise<Schema<'Reversal'>> {
  const reversal = await findReversal(db, id, deps.now());
  if (!reversal) throw new Error('no such reversal');
  return withImpact(deps, db, reversal);
}

/** Adds the impact of an open reversal. */
export async function withImpact(
  deps: Deps,
  db: Database,
  reversal: Omit<Schema<'Reversal'>, 'impact'>,
): Promise<Schema<'Reversal'>> {
  if (reversal.state !== 'open') return { ...reversal, impact: null };
  const { liveSessions: _, ...impact } = await countImpact(
    db,
    deps.config,
    reversal.organisation.id,
    deps.now(),
  );
  return { ...reversal, impact };
}
