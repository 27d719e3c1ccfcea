import { normaliseCode } from '../../ui/code-input.ts';

/** What is wrong with the code of a notice before it is sent; letter case, spaces and hyphens don't matter. No code has a U. */
export function noticeCodeFault(typed: string): 'empty' | 'malformed' | undefined {
  const code = normaliseCode(typed);
  if (code === '') return 'empty';
  return /^[0-9A-TV-Z]{12}$/i.test(code) ? undefined : 'malformed';
}
