import { randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'; // RFC 4648 base32: 5 bits a character
const CODES = 10;
const CHARACTERS = 16; // 80 bits

/** Ten new recovery codes of 80 bits, each as `XXXX-XXXX-XXXX-XXXX` in base32. Show them once, store keyed hashes. */
export function generateRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => {
    // 256 is a multiple of 32, so that five bits of a random byte choose evenly.
    const characters = Array.from(randomBytes(CHARACTERS), (byte) => ALPHABET.charAt(byte % ALPHABET.length));
    return inGroups(characters.join(''));
  });
}

/**
 * A typed recovery code in the form of {@link generateRecoveryCodes}: blanks and hyphens are free, so is the case.
 * Undefined when it can't be one. Outside ASCII nothing is mapped: a dotless i isn't an I.
 */
export function normaliseRecoveryCode(text: string): string | undefined {
  const characters = text.replaceAll(/[\s-]/g, '');
  return /^[A-Za-z2-7]{16}$/.test(characters) ? inGroups(characters.toUpperCase()) : undefined;
}

function inGroups(characters: string): string {
  return characters.replaceAll(/(.{4})(?=.)/g, '$1-');
}
