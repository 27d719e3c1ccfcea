const NAME_LENGTH = 120;

/** Characters that show nothing, or turn the direction of what follows: a name could lie with them. */
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * A text from a row, a name or a reason, as one harmless line: no line breaks or control characters (they could forge a
 * header or a line of the text part), nothing invisible, and nothing that a mail program would turn
 * into a link ("evil.example" gets a word joiner behind its dot). Markup is escaped where HTML is made.
 * @param maxLength in characters
 */
export function printable(text: string, maxLength: number = NAME_LENGTH): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, ' ')
    .trim();
  // By characters: half of one would be shown as a question mark.
  const short = [...line].slice(0, maxLength).join('').trim();
  return short.replace(/[.:/@\u3002\uff0e\uff61](?=[^\s.]{2})/gu, '$&\u2060');
}
