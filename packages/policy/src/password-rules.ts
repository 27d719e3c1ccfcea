/** The five rules of the manual, in the order in which its checklist shows them. */
export const passwordRules = ['length', 'upper', 'lower', 'digit', 'special'] as const;

export type PasswordRule = (typeof passwordRules)[number];

const MINIMUM_CHARACTERS = 8;

const isMet: Record<PasswordRule, (password: string) => boolean> = {
  length: (password) => [...password].length >= MINIMUM_CHARACTERS,
  upper: (password) => /\p{Lu}/u.test(password),
  lower: (password) => /\p{Ll}/u.test(password),
  digit: (password) => /\p{Nd}/u.test(password),
  special: (password) => /[^\p{L}\p{Nd}]/u.test(password),
};

/**
 * The rules a password doesn't meet yet, in the order of {@link passwordRules}; empty when it is good enough.
 * Characters are Unicode code points after NFC, the form that is hashed (NIST SP 800-63B-4, section 3.1.1.2), so that
 * the same accented letter counts the same from every keyboard. A space counts as special.
 */
export function unmetPasswordRules(password: string): PasswordRule[] {
  const normalised = password.normalize('NFC');
  return passwordRules.filter((rule) => !isMet[rule](normalised));
}
