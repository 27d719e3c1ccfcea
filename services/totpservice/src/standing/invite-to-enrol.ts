import { authenticators, type Database } from '@tvm/db';
import { and, eq, inArray } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { queueMails } from '../mails/queue-mail.ts';
import { findUserDecision } from './find-user-decision.ts';

/**
 * Whoever has to register, or has no password yet, gets the mail to do so. Read after the user was written: the organisation is locked, so that an activation is either there
 * by now, or finds the user.
 */
export async function inviteToEnrol(deps: Deps, tx: Database, userId: string, now: Date): Promise<void> {
  const { decision, hasPassword } = await findUserDecision(deps, tx, userId);
  if (!decision.required && hasPassword) return;
  const isUsed = inArray(authenticators.state, ['active', 'disabled']);
  const enrolled = await tx.$count(authenticators, and(eq(authenticators.userId, userId), isUsed));
  if (enrolled > 0) return;
  await queueMails(tx, [{ userId, kind: 'registration', requestedBy: 'system' }], now);
}
