import { mailPriority } from '@tvm/db';
import { mailOf } from '../mails/kinds.ts';
import type { MailRow } from '../mails/parts/define-mail.ts';

/** Of a mail's job, at every attempt; `readd_lost_mail_jobs` has the same rule. */
export function priorityOf({
  requestedBy,
  kind,
  params,
}: Pick<MailRow, 'requestedBy' | 'kind' | 'params'>): number {
  const isOneOfMany = requestedBy === 'activation' || params.campaign === true;
  return mailPriority[isOneOfMany ? 'campaign' : mailOf(kind).priority];
}
