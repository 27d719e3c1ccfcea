/** An instant of a raw query, which answers text, in the contract's form (RFC 3339, UTC); null stays null. */
export function iso(instant: string): string;
export function iso(instant: string | null): string | null;
export function iso(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
