import type { Database, MailParams } from '@tvm/db';
import { claimMailBudget } from '../security/mail-budget.ts';
import { queueMails } from './queue-mail.ts';

/**
 * Queues a registration mail, if the mail budget of whoever asks for it allows one more for this user.
 * @returns undefined when it is queued, otherwise the instant from which the next one will be
 */
export async function requestRegistrationMail(
  tx: Database,
  request: { userId: string; requestedBy: 'own' | 'main_user' | 'support' | 'renewal'; params?: MailParams },
  now: Date,
): Promise<Date | undefined> {
  const limitedUntil = await claimMailBudget(tx, request.requestedBy, request.userId, now);
  if (!limitedUntil) await queueMails(tx, [{ ...request, kind: 'registration' }], now);
  return limitedUntil;
}
