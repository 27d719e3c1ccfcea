import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';

/** Forgets that mail to a user's address bounced: the mailbox works again. Again it changes nothing. The address itself is provisioning's. */
export const clearMailBounce = operation('clearMailBounce', async (deps, { params, caller, visitor }) => {
  const { userId } = params;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const [user] = await tx
      .select({ mailBouncedAt: users.mailBouncedAt, organisationId: users.organisationId })
      .from(users)
      .where(eq(users.id, userId))
      .for('no key update');
    const target = user ? { userId, organisationId: user.organisationId } : {};
    const event = { type: 'mail_bounce_cleared', ...byEmployee(caller, target, visitor.address) } as const;
    if (!user) return recordRefused(tx, event, { refused: 'user_not_found' }, now);
    if (user.mailBouncedAt === null) return undefined;
    await tx.update(users).set({ mailBouncedAt: null }).where(eq(users.id, userId));
    await recordEvent(tx, { ...event, result: 'success' }, now);
    return undefined;
  });
});
