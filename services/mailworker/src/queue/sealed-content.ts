import { type KeyRing, open, type SealContext, seal } from '@tvm/keys';
import type { Addressee, Mail } from '../templates/mail.ts';
import type { MailRow } from './mails.queries.ts';

/** All that a mail says and to whom, as decided at its first attempt. */
export interface MailContent {
  to: string;
  addressee: Addressee;
  mail: Mail;
}

/** A mail to support belongs to no user, hence to itself. `rotate-keys` seals again by the same rule. */
const contextOf = ({ id, userId }: Pick<MailRow, 'id' | 'userId'>): SealContext => ({
  userId: userId ?? id,
  purpose: 'mail-content',
});

export function sealContent(
  tokenKeys: KeyRing,
  mail: Pick<MailRow, 'id' | 'userId'>,
  content: MailContent,
): string {
  return seal(tokenKeys, Buffer.from(JSON.stringify(content, markInstants)), contextOf(mail));
}

/** @throws SealError when the copy doesn't open, for example because its key was taken away too early */
export function openContent(
  tokenKeys: KeyRing,
  mail: Pick<MailRow, 'id' | 'userId'>,
  sealed: string,
): MailContent {
  const text = Buffer.from(open(tokenKeys, sealed, contextOf(mail))).toString();
  return JSON.parse(text, readInstants) as MailContent;
}

/** JSON has no instants: one is an object of one key, which no text that a person wrote can be. */
function markInstants(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const raw = this[key];
  return raw instanceof Date ? { instant: raw.getTime() } : value;
}

function readInstants(_key: string, value: unknown): unknown {
  const { instant, ...rest } = (value ?? {}) as { instant?: unknown };
  return typeof instant === 'number' && Object.keys(rest).length === 0 ? new Date(instant) : value;
}
