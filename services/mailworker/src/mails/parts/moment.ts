import type { Database } from '@tvm/db';
import type { Asked, MailRow } from './define-mail.ts';

/** The moment that a notice speaks of: the one that it was told, or that at which it was queued. */
export const momentOf = ({ params, createdAt }: MailRow): Date =>
  params.at ? new Date(params.at) : createdAt;

/** For a notice that speaks of nothing but its moment. */
export const whenItHappened = (_: Database, { mail }: Asked): { at: Date } => ({ at: momentOf(mail) });

/** An instant of a mail's params; undefined where there is none, or it can't be read. */
export function instantOf(text: string | undefined): Date | undefined {
  const instant = new Date(text ?? '');
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
