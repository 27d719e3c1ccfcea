const MAX_LENGTH = 120;

/**
 * A name from a row as one harmless line of text: no line breaks or control characters (they could forge a
 * header or a line of the text part), no invisible direction marks, and nothing that a mail program would turn
 * into a link ("evil.example" gets a word joiner behind its dot). Markup is escaped where HTML is made.
 */
export function printableName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, MAX_LENGTH)
    .replace(/[.:/@](?=[^\s.]{2})/gu, '$&\u2060');
}
