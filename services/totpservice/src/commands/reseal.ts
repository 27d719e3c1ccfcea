import { setTimeout as sleep } from 'node:timers/promises';
import { findKeysInUse } from '@tvm/db';
import { type KeyRing, open, SealError, seal } from '@tvm/keys';
import type { Deps as ServiceDeps } from '../deps.ts';
import { findSealedRows, replaceSealed, type SealedColumn, type SealedRow } from './sealed-columns.ts';

/** Some 10 ms of locks on a batch's rows. */
const batchRows = 500;
/** For rows that somebody was working on. */
const passes = 10;
const lowestId = '00000000-0000-0000-0000-000000000000';

/** As much of the service's as the command has. */
export type Deps = Pick<ServiceDeps, 'db' | 'now'> & { config: Pick<ServiceDeps['config'], 'keys'> };

interface Resealed {
  resealed: number;
  /** Ids of rows that don't open. */
  unreadable: Set<string>;
  /** Nothing was left that opens. */
  isComplete: boolean;
}

/**
 * Seals every value of a column under the ring's first key, in small commits with pauses as long as the work, so that logins go on. What is
 * left to do is what isn't under that key, so that it can be stopped or killed at any point and run again, also twice at once.
 * @param onBatch told how many were sealed again since the last call, and of each row that doesn't open
 */
export async function reseal(
  deps: Deps,
  column: SealedColumn,
  stop: AbortSignal,
  onBatch: (resealed: number, unreadable: string[]) => void,
): Promise<Resealed> {
  const result: Resealed = { resealed: 0, unreadable: new Set(), isComplete: false };
  for (let pass = 0; pass < passes && !stop.aborted && !result.isComplete; pass++) {
    if (pass > 0) await sleep(200);
    const passedOver = await resealOnce(deps, column, stop, result, onBatch);
    result.isComplete = passedOver === 0 && !stop.aborted;
  }
  return result;
}

/** One pass over all rows under older keys. Answers how many were passed over, because they changed or somebody works on them. */
async function resealOnce(
  deps: Deps,
  column: SealedColumn,
  stop: AbortSignal,
  result: Resealed,
  onBatch: (resealed: number, unreadable: string[]) => void,
): Promise<number> {
  const ring = deps.config.keys[column.ring];
  const keyIds = await findKeysInUse(deps.db, column.use, deps.now());
  let passedOver = 0;
  for (const keyId of keyIds.filter((id) => id !== ring.keys[0].id)) {
    for (let afterId = lowestId; !stop.aborted; ) {
      const started = performance.now();
      const rows = await findSealedRows(deps.db, column, { keyId, afterId, limit: batchRows });
      const last = rows.at(-1);
      if (!last) break;
      afterId = last.id;
      const { opened, unreadable } = sealAgain(ring, column, rows);
      const replaced = await replaceSealed(deps.db, column, opened);
      passedOver += opened.length - replaced;
      result.resealed += replaced;
      const unheardOf = unreadable.filter((id) => !result.unreadable.has(id));
      for (const id of unheardOf) result.unreadable.add(id);
      onBatch(replaced, unheardOf);
      await sleep(performance.now() - started);
    }
  }
  return passedOver;
}

/** A row that doesn't open was changed or its key is gone: it is left as it is, and doesn't keep the others. */
function sealAgain(ring: KeyRing, { purpose }: SealedColumn, rows: readonly SealedRow[]) {
  const opened: { id: string; old: string; sealed: string }[] = [];
  const unreadable: string[] = [];
  for (const { id, userId, sealed: old } of rows) {
    // A mail to support belongs to no user, hence to itself.
    const context = { userId: userId ?? id, purpose };
    try {
      const value = open(ring, old, context);
      opened.push({ id, old, sealed: seal(ring, value, context) });
      value.fill(0);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      unreadable.push(id);
    }
  }
  return { opened, unreadable };
}
