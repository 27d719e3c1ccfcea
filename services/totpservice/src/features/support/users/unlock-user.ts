import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { endLocks } from '../../../attempts/user-locks.ts';
import { passwordSubject } from '../../../credentials/check-password.ts';
import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';

/** Ends a user's locks, each with an event; again it ends none. Nobody unlocks themselves: a stolen session would give itself attempts back. */
export const unlockUser = operation('unlockUser', async (deps, { params, caller, visitor }) => {
  const { userId } = params;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const [user] = await tx
      .select({ emailCanonical: users.emailCanonical, organisationId: users.organisationId })
      .from(users)
      .where(eq(users.id, userId))
      .for('no key update');
    const target = user ? { userId, organisationId: user.organisationId } : {};
    const event = { type: 'attempts_unlocked', ...byEmployee(caller, target, visitor.address) } as const;
    if (!user) return recordRefused(tx, event, { refused: 'user_not_found' }, now);
    if (userId === caller.userId) return recordRefused(tx, event, { refused: 'not_for_oneself' }, now);
    const subject = { userId, passwordSubject: passwordSubject(deps, user.emailCanonical) };
    const ended = await endLocks(tx, subject, now);
    for (const reason of ended) await recordEvent(tx, { ...event, result: 'success', reason }, now);
    return { locks: ended.length };
  });
});
