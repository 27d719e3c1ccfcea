import { type EventCursor, isEventCursor } from '@tvm/audit';

/** As clients see a cursor: a text that says nothing to them, so that nobody makes one up. */
export const showCursor = (cursor: EventCursor): string => Buffer.from(cursor).toString('base64url');

/** Undefined for what is none of ours. */
export function readCursor(text: string): EventCursor | undefined {
  const cursor = Buffer.from(text, 'base64url').toString('latin1');
  return isEventCursor(cursor) && showCursor(cursor) === text ? cursor : undefined;
}
