import type { Database } from '@tvm/db';
import type { Refusal } from '../http/problems.ts';
import { type AuditEvent, recordEvent, type Who } from './audit.ts';

/** Writes down that something was refused, for which the code of its problem is the reason, and hands the refusal on. */
export async function recordRefused<const R extends Refusal>(
  db: Database,
  event: Who & Pick<AuditEvent, 'type' | 'details'>,
  refusal: R,
  now: Date,
): Promise<R> {
  await recordEvent(db, { ...event, result: 'refused', reason: refusal.refused }, now);
  return refusal;
}
