import type { Database, MailParams } from '@tvm/db';
import { claimMailBudget } from './mail-budget.ts';
import { queueMails } from './queue-mail.ts';

/** Whose budget such a mail is on. */
export type RegistrationRequester = 'own' | 'main_user' | 'support' | 'renewal' | 'client';

/**
 * Queues a registration mail, if the mail budget of whoever asks for it allows one more for this user.
 * @returns the mail, or the instant from which the next one will be queued
 */
export async function requestRegistrationMail(
  tx: Database,
  request: { userId: string; requestedBy: RegistrationRequester; params?: MailParams },
  now: Date,
): Promise<{ mailId: string } | { limitedUntil: Date }> {
  const limitedUntil = await claimMailBudget(tx, request.requestedBy, request.userId, now);
  if (limitedUntil) return { limitedUntil };
  const [mailId] = await queueMails(tx, [{ ...request, kind: 'registration' }], now);
  if (!mailId) throw new Error('no mail was queued');
  return { mailId };
}
