import { readPublicEvents } from '@tvm/audit';
import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import type { Refusal } from '../../../http/problems.ts';
import { readCursor, showCursor } from './cursor.ts';

/** Events behind a cursor, in the order of their transactions; none is ever skipped. `next` is where to go on, also when there was none. */
export async function listEvents(
  db: Database,
  { after, limit, type }: { after?: string; limit: number; type?: string[] },
): Promise<{ page: Schema<'EventPage'> } | Refusal<'cursor_unknown'>> {
  const cursor = after === undefined ? '0:0' : readCursor(after);
  if (cursor === undefined) return { refused: 'cursor_unknown' };
  const { events, next } = await readPublicEvents(db, { after: cursor, limit, types: type ?? null });
  const items = events.map(({ cursor: _, ...event }) => event);
  return { page: { items, next: showCursor(next), hasMore: items.length === limit } };
}
