import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';

/** Forgets that mail to a user's address bounced: the mailbox works again. Again it changes nothing. The address itself is provisioning's. */
export async function clearMailBounce(
  deps: Deps,
  session: EmployeeSession,
  { userId, clientAddress }: { userId: string; clientAddress: string },
): Promise<Refusal<'user_not_found'> | { cleared: boolean }> {
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const [user] = await tx
      .select({ mailBouncedAt: users.mailBouncedAt, organisationId: users.organisationId })
      .from(users)
      .where(eq(users.id, userId))
      .for('no key update');
    const who = byEmployee(
      session,
      user ? { userId, organisationId: user.organisationId } : {},
      clientAddress,
    );
    if (!user) {
      const event = { type: 'mail_bounce_cleared', result: 'refused', reason: 'user_not_found' } as const;
      await recordEvent(tx, { ...event, ...who }, now);
      return { refused: 'user_not_found' };
    }
    if (user.mailBouncedAt === null) return { cleared: false };
    await tx.update(users).set({ mailBouncedAt: null }).where(eq(users.id, userId));
    await recordEvent(tx, { type: 'mail_bounce_cleared', result: 'success', ...who }, now);
    return { cleared: true };
  });
}
