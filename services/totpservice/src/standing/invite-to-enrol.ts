import { authenticators, type Database } from '@tvm/db';
import { and, inArray } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { queueMails } from '../mails/queue-mail.ts';
import { findUserDecisions } from './find-user-decision.ts';

/**
 * Whoever of these has to register, or has no password yet, gets the mail to do so. Read after the users were written: the organisation is locked, so that an activation is either there
 * by now, or finds the user.
 */
export async function inviteToEnrol(deps: Deps, tx: Database, userIds: string[], now: Date): Promise<void> {
  const decisions = await findUserDecisions(deps, tx, userIds);
  const waiting = userIds.filter((userId) => {
    const found = decisions.get(userId);
    return found && (found.decision.required || !found.hasPassword);
  });
  if (waiting.length === 0) return;
  const enrolled = await tx
    .select({ userId: authenticators.userId })
    .from(authenticators)
    .where(
      and(inArray(authenticators.userId, waiting), inArray(authenticators.state, ['active', 'disabled'])),
    );
  const isEnrolled = new Set(enrolled.map(({ userId }) => userId));
  const invited = waiting.filter((userId) => !isEnrolled.has(userId));
  await queueMails(
    tx,
    invited.map((userId) => ({ userId, kind: 'registration', requestedBy: 'system' })),
    now,
  );
}
