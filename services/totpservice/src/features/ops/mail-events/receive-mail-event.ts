import { recordMailEvent } from '@tvm/audit';
import type { Schema } from '@tvm/contract';
import { canonicaliseEmail } from '@tvm/policy';
import type { Deps } from '../../../deps.ts';
import { operation } from '../../../sessions/operation.ts';
import { advanceMail, findMail, markBounced, takeEvent } from './mails.queries.ts';
import { type MailNews, readMailEvent } from './read-mail-event.ts';

/** Why an event means nothing to us; undefined: it was taken, now or before. */
type Ignored = 'no_mail_of_ours' | 'unknown_mail' | 'another_message' | undefined;

/**
 * Takes what the provider says of a mail. Its id and its effect are one transaction: a crash loses neither, and of a repeated event, however many at
 * once, one has an effect. A mail's state only goes forward, so that the order of events doesn't matter; each step is one audit event.
 */
export const receiveMailEvent = operation('receiveMailEvent', async (deps, { caller, body, log }) => {
  const reason = await takeMailEvent(deps, caller, body);
  if (reason) log.info({ reason }, 'a delivery event was ignored');
  return undefined;
});

/** @param id of the event, whose signature was verified */
async function takeMailEvent(deps: Deps, id: string, event: Schema<'MailEvent'>): Promise<Ignored> {
  const news = readMailEvent(event);
  if (!news) return 'no_mail_of_ours';
  const now = deps.now();
  return deps.db.transaction(async (tx): Promise<Ignored> => {
    if (!(await takeEvent(tx, id, now))) return undefined;
    const mail = await findMail(tx, news.mailId);
    if (!mail) return 'unknown_mail';
    const { providerMessageId: known } = mail;
    if (known !== null && news.providerMessageId !== undefined && known !== news.providerMessageId)
      return 'another_message';
    // The user's row first, as everywhere.
    const bounced = bouncedAddressOf(news);
    if (mail.userId !== null && bounced) await markBounced(tx, mail.userId, bounced, now);
    const advanced = await advanceMail(tx, news, now);
    if (advanced) {
      const told = { type: `mail_${news.state}` as const, ...(news.reason && { reason: news.reason }) };
      await recordMailEvent(tx, advanced, told, now);
    }
    return undefined;
  });
}

const bouncedAddressOf = ({ isHardBounce, address }: MailNews): string | undefined =>
  isHardBounce && address !== undefined ? canonicaliseEmail(address) : undefined;
