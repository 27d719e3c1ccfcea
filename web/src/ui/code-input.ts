export type CodeFault = 'empty' | 'notDigits' | 'short' | 'long';

/** Six digits, as RFC 6238 codes of this service have. */
const codeDigits = 6;
/** 80 bits in base32. */
const recoveryCodeLetters = 16;

/** Drops what people and apps put between the digits: "123 456", "123-456". Nothing else is changed. This is what is sent. */
export function normaliseCode(typed: string): string {
  return typed.replace(/[\s\-\u2010-\u2015]/gu, '');
}

/** What is wrong with a normalised code before it is sent. Only ASCII digits count. */
export function codeFault(code: string): CodeFault | undefined {
  if (code === '') return 'empty';
  if (!/^[0-9]+$/.test(code)) return 'notDigits';
  if (code.length < codeDigits) return 'short';
  return code.length > codeDigits ? 'long' : undefined;
}

/** What is wrong with a recovery code before it is sent; letter case, spaces and hyphens don't matter. */
export function recoveryCodeFault(typed: string): 'empty' | 'malformed' | undefined {
  const code = normaliseCode(typed);
  if (code === '') return 'empty';
  const wellFormed = new RegExp(`^[A-Z2-7]{${recoveryCodeLetters}}$`, 'i');
  return wellFormed.test(code) ? undefined : 'malformed';
}
