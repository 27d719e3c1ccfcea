import { readPublicEvents } from '@tvm/audit';
import { operation } from '../../../sessions/operation.ts';
import { readCursor, showCursor } from './cursor.ts';

/** Events behind a cursor, in the order of their transactions; none is ever skipped. `next` is where to go on, also when there was none. */
export const listEvents = operation('listEvents', async ({ db }, { query: { after, limit, type } }) => {
  const cursor = after === undefined ? '0:0' : readCursor(after);
  if (cursor === undefined) return { refused: 'cursor_unknown' };
  const { events, next } = await readPublicEvents(db, { after: cursor, limit, types: type ?? null });
  const items = events.map(({ cursor: _, ...event }) => event);
  return { items, next: showCursor(next), hasMore: items.length === limit };
});
