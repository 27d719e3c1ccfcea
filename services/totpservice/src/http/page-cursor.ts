/** A page of what is sorted by a text that nothing else in the list has. */
interface Page<Item> {
  items: Item[];
  next: string | null;
  hasMore: boolean;
}

/** As clients see the place in a list: a text that says nothing to them, so that nobody makes one up. */
const showCursor = (key: string): string => Buffer.from(key).toString('base64url');

/** The text behind which a page begins; the empty one for the first page, undefined for what is no cursor of ours. */
export function readAfter(after: string | undefined): string | undefined {
  if (after === undefined) return '';
  const key = Buffer.from(after, 'base64url').toString();
  return key !== '' && showCursor(key) === after && !key.includes('\0') ? key : undefined;
}

/** The page of up to `limit` rows, of which one more was read to see whether there are any. */
export function pageOf<Item>(rows: Item[], limit: number, keyOf: (item: Item) => string): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit;
  return { items, next: hasMore && last ? showCursor(keyOf(last)) : null, hasMore };
}
