import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { passwordSubject } from '../../../credentials/check-password.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { endLocks } from './user.queries.ts';

/** Ends a user's locks, each with an event; again it ends none. Nobody unlocks themselves: a stolen session would give itself attempts back. */
export async function unlockUser(
  deps: Deps,
  session: EmployeeSession,
  { userId, clientAddress }: { userId: string; clientAddress: string },
): Promise<{ locks: number } | Refusal<'user_not_found' | 'not_for_oneself'>> {
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const [user] = await tx
      .select({ emailCanonical: users.emailCanonical, organisationId: users.organisationId })
      .from(users)
      .where(eq(users.id, userId))
      .for('no key update');
    const target = user ? { userId, organisationId: user.organisationId } : {};
    const who = byEmployee(session, target, clientAddress);
    const refused = !user ? 'user_not_found' : userId === session.userId ? 'not_for_oneself' : undefined;
    if (refused || !user) {
      const reason = refused ?? 'user_not_found';
      await recordEvent(tx, { type: 'attempts_unlocked', result: 'refused', reason, ...who }, now);
      return { refused: reason };
    }
    const subject = { userId, passwordSubject: passwordSubject(deps, user.emailCanonical) };
    const ended = await endLocks(tx, subject, now);
    for (const scope of ended)
      await recordEvent(tx, { type: 'attempts_unlocked', result: 'success', reason: scope, ...who }, now);
    return { locks: ended.length };
  });
}
