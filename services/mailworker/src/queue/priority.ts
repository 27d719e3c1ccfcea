import { mailOf } from '../mails/kinds.ts';
import type { MailRow } from '../mails/parts/define-mail.ts';

/** What a person waits for goes before a campaign, at every attempt. graphile-worker takes the smaller number first. */
export const mailPriority = { personal: 0, campaign: 10 } as const;

/** `readd_lost_mail_jobs` has the same rule. */
export function priorityOf({
  requestedBy,
  kind,
  params,
}: Pick<MailRow, 'requestedBy' | 'kind' | 'params'>): number {
  const isOneOfMany = requestedBy === 'activation' || params.campaign === true;
  return mailPriority[isOneOfMany ? 'campaign' : mailOf(kind).priority];
}
