import type { Problem } from '../http/problem.ts';
import type { Catalogue } from '../text/catalogue.ts';
import { type FormError, firstSentence } from './use-form.ts';

/** Until when no more codes are looked at, if a refusal says that it was the last one, or came after it. */
export function lockedUntil({ code, attemptsLeft, retryAt }: Problem): string | undefined {
  const isLast = (code === 'code_rejected' || code === 'passkey_rejected') && attemptsLeft === 0;
  return isLast || code === 'login_locked' ? retryAt : undefined;
}

const says = {
  code: (text: Catalogue) => text.problem({ code: 'code_rejected' }),
  'recovery-code': (text: Catalogue) => text.recoveryCode.rejected,
};

/** What a refused code means, at its field, with a warning before the last attempt; undefined for what isn't about the code. */
export function explainRejectedCode(problem: Problem, field: keyof typeof says): FormError[] | undefined {
  if (problem.code !== 'code_rejected') return undefined;
  const until = lockedUntil(problem);
  if (until !== undefined)
    return [{ field, say: (text) => text.problem({ code: 'login_locked', retryAt: until }) }];
  const say = says[field];
  const warned = (text: Catalogue) => `${say(text)} ${text.code.lastAttempt}`;
  return [{ field, say: problem.attemptsLeft === 1 ? warned : say, short: firstSentence(say) }];
}
