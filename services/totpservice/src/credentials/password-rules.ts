import type { Schema } from '@tvm/contract';
import { unmetPasswordRules } from '@tvm/policy';
import { dictionary } from '@zxcvbn-ts/language-common';

type PasswordRule = Schema<'PasswordRule'>;

/** The words around a user, of which a password must not be made. */
export interface PasswordContext {
  email: string;
  fullName: string;
  organisationName: string | null;
}

const common = new Set(dictionary['passwords-common'] as string[]);
const ownWords = ['mijntvm', 'tvm', 'verzekeringen', 'wachtwoord', 'welkom', 'password', 'welcome', 'login'];
/** As a person replaces letters to satisfy a rule. */
const replaced: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
/** So few letters beside known words don't make a password. */
const lettersThatDontHelp = 2;

/**
 * The rules a new password breaks: the manual's five, and that it is neither common nor made of the user's and organisation's own words, also
 * with letters replaced and with digits and signs around them (ASVS 5.0 6.2.4 and 6.2.11, NIST SP 800-63B-4 3.1.1.2). Nothing is truncated.
 */
export function brokenPasswordRules(password: string, context: PasswordContext): PasswordRule[] {
  const broken: PasswordRule[] = unmetPasswordRules(password);
  const cores = coresOf(password);
  if (common.has(password.toLowerCase()) || cores.some((core) => common.has(core))) broken.push('common');
  const words = contextWords(context);
  if (cores.some((core) => isMadeOf(core, words))) broken.push('context');
  return broken;
}

/** The letters of a password, once as they stand and once with replaced letters put back. */
function coresOf(password: string): string[] {
  const lower = password.toLowerCase();
  const restored = lower
    .replace(/^[^\p{L}]+|[^\p{L}@$]+$/gu, '')
    .replace(/[013457@$!]/g, (sign) => replaced[sign] ?? sign);
  return [lower, restored].map((text) => text.replace(/[^\p{L}]/gu, ''));
}

function contextWords({ email, fullName, organisationName }: PasswordContext): string[] {
  const texts = [email, fullName, organisationName ?? ''];
  const words = texts.flatMap((text) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  // The longest first, so that a short one doesn't break up a longer one.
  return [...new Set([...ownWords, ...words])].sort((a, b) => b.length - a.length);
}

/** Whether taking those words out leaves next to nothing. A password of few letters that holds none of them is no matter of words. */
function isMadeOf(core: string, words: string[]): boolean {
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), core);
  return rest !== core && rest.length <= lettersThatDontHelp;
}
