import type { Schema } from '@tvm/contract';
import { unmetPasswordRules } from '@tvm/policy';
import { type Dictionary, dictionaryWords } from './dictionary-words.ts';
import { isKeyPattern } from './key-patterns.ts';
import { withoutAccents } from './made-of.ts';
import type { PasswordFilter } from './password-filter.ts';
import { isGuessableWord } from './password-words.ts';
import { readingsOf } from './readings.ts';

type PasswordRule = Schema<'PasswordRule'>;

/** The words around a user, of which a password must not be made. */
export interface PasswordContext {
  email: string;
  fullName: string;
  organisationName: string | null;
}

const ownWords = ['mijntvm', 'tvm', 'verzekeringen', 'wachtwoord', 'welkom', 'password', 'welcome', 'login'];
/** So few letters beside known words don't make a password. */
const lettersThatDontHelp = 2;
/** Beside shorter words every letter counts: random ones hold them by chance. */
const longWords = 5;

/**
 * The rules a new password breaks: the manual's five, and where those are met, that nobody who guesses tries it early: no word with digits and signs around it, no row of keys,
 * not made of the user's and organisation's own words, in no breach of the operator's filter (ASVS 5.0 6.2.4, 6.2.11, 6.2.12, NIST SP 800-63B-4 3.1.1.2). Nothing is truncated.
 */
export async function brokenPasswordRules(
  { passwordFilter }: { passwordFilter: Pick<PasswordFilter, 'has'> | undefined },
  password: string,
  context: PasswordContext,
): Promise<PasswordRule[]> {
  const unmet = unmetPasswordRules(password);
  if (unmet.length > 0) return unmet;
  const broken: PasswordRule[] = [];
  if (isCommon(password, await dictionaryWords())) broken.push('common');
  if (isKeyPattern(password)) broken.push('pattern');
  if (isOfContext(password, context)) broken.push('context');
  if (await passwordFilter?.has(password)) broken.push('breached');
  return broken;
}

/** As it stands, without the signs at both ends, or as a word. */
function isCommon(password: string, known: Dictionary): boolean {
  const lower = password.toLowerCase();
  const bare = lower.replace(/^[^\p{L}\p{Nd}]+|[^\p{L}\p{Nd}]+$/gu, '');
  return (
    known.words.has(lower) || (bare.length >= 6 && known.words.has(bare)) || isGuessableWord(password, known)
  );
}

/** Whether taking the words around the user out of its letters leaves next to nothing. A password that holds none of them is no matter of words. */
function isOfContext(password: string, context: PasswordContext): boolean {
  const words = contextWords(context);
  const allLetters = password.toLowerCase().replace(/[^\p{L}]/gu, '');
  return [allLetters, ...readingsOf(password).map(({ word }) => word)].some((letters) => {
    const rest = words.reduce((text, word) => text.replaceAll(word, ''), letters);
    const found = letters.length - rest.length;
    return found > 0 && rest.length <= (found < longWords ? 0 : lettersThatDontHelp);
  });
}

function contextWords({ email, fullName, organisationName }: PasswordContext): string[] {
  const texts = [email, fullName, organisationName ?? ''].map((text) => text.toLowerCase());
  const words = [...texts, ...texts.map(withoutAccents)].flatMap((text) => text.match(/\p{L}{3,}/gu) ?? []);
  // The longest first, so that a short one doesn't break up a longer one.
  return [...new Set([...ownWords, ...words])].sort((a, b) => b.length - a.length);
}
