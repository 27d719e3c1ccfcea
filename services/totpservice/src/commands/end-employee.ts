import { type Connection, users } from '@tvm/db';
import { canonicaliseEmail } from '@tvm/policy';
import { and, eq, sql } from 'drizzle-orm';
import { cancelRequestsOf } from '../approvals/cancel-requests.ts';
import { recordEvent } from '../trail/audit.ts';

/** Disables an employee and raises the epoch, which ends sessions and links; what they asked for is cancelled. Again it changes nothing. False where there is no such employee. */
export async function endEmployee(db: Connection, email: string, now: Date): Promise<boolean> {
  const address = canonicaliseEmail(email) ?? '';
  return db.transaction(async (tx) => {
    const isIt = and(eq(users.emailCanonical, address), eq(users.kind, 'employee'));
    const [employee] = await tx
      .select({ id: users.id, disabledAt: users.disabledAt })
      .from(users)
      .where(isIt)
      .for('no key update');
    if (!employee) return false;
    if (employee.disabledAt) return true;
    const credentialEpoch = sql`${users.credentialEpoch} + 1`;
    await tx.update(users).set({ disabledAt: now, credentialEpoch }).where(eq(users.id, employee.id));
    await cancelRequestsOf(tx, employee.id, now);
    const event = { type: 'employee_disabled', result: 'success', actor: { kind: 'system' } } as const;
    await recordEvent(tx, { ...event, userId: employee.id }, now);
    return true;
  });
}
