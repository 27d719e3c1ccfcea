import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's base32: 5 bits a character, none that looks like another
const CHARACTERS = 12; // 60 bits

/** A new code of 60 bits as `XXXX-XXXX-XXXX`, for a mail that says what was done with somebody's login. Only a keyed hash is stored. */
export function generateNoticeCode(): string {
  // 256 is a multiple of 32, so that five bits of a random byte choose evenly.
  const characters = Array.from(randomBytes(CHARACTERS), (byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return inGroups(characters.join(''));
}

/**
 * A typed code in the form of {@link generateNoticeCode}: blanks and hyphens are free, so is the case; O is read as 0, I and L as 1.
 * Undefined when it can't be one.
 */
export function normaliseNoticeCode(text: string): string | undefined {
  const characters = text.replaceAll(/[\s\p{Dash}]/gu, '');
  if (!/^[0-9A-TV-Za-tv-z]{12}$/.test(characters)) return undefined;
  return inGroups(characters.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1'));
}

function inGroups(characters: string): string {
  return characters.replaceAll(/(.{4})(?=.)/g, '$1-');
}
