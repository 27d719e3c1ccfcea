import { type KeyRing, open, type SealContext, seal } from '@tvm/keys';
import type { MailRow } from '../mails/parts/define-mail.ts';
import type { Addressee, Said } from '../mails/parts/said.ts';

/**
 * Whom a mail goes to and what it says, as decided at its first attempt. Whoever queues a mail to an address that will stand nowhere else seals that already, without
 * words (`tellOfChangedAddresses`).
 */
export interface SealedMail {
  to: string;
  addressee: Addressee;
  said?: Said;
}

/** A mail to support belongs to no user, hence to itself. `rotate-keys` seals again by the same rule. */
const contextOf = ({ id, userId }: Pick<MailRow, 'id' | 'userId'>): SealContext => ({
  userId: userId ?? id,
  purpose: 'mail-content',
});

export function sealMail(
  mailKeys: KeyRing,
  mail: Pick<MailRow, 'id' | 'userId'>,
  content: SealedMail,
): string {
  return seal(mailKeys, Buffer.from(JSON.stringify(content)), contextOf(mail));
}

/** @throws SealError when the copy doesn't open, for example because its key was taken away too early */
export function openMail(
  mailKeys: KeyRing,
  mail: Pick<MailRow, 'id' | 'userId'>,
  sealed: string,
): SealedMail {
  return JSON.parse(Buffer.from(open(mailKeys, sealed, contextOf(mail))).toString());
}
