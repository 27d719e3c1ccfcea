import type { SecondFactorPolicy } from './decide-second-factor.ts';
import { parseDayOrInstant } from './mandatory-date.ts';

const word = 'phishing_resistant';

/**
 * Reads a setting SECOND_FACTOR_POLICY_*: `any`, `phishing_resistant` (always), or `phishing_resistant:2027-03-01`: from that day in Europe/Amsterdam, or that instant with an offset.
 * Throws an Error that says what is accepted for anything else.
 */
export function parseSecondFactorPolicy(text: string): SecondFactorPolicy {
  if (text === 'any') return 'any';
  if (text === word) return { phishingResistantFrom: null };
  const from = text.startsWith(`${word}:`) ? parseDayOrInstant(text.slice(word.length + 1)) : undefined;
  if (from) return { phishingResistantFrom: from };
  throw new Error(
    'expected any, phishing_resistant, or phishing_resistant: and a day YYYY-MM-DD or an instant',
  );
}
