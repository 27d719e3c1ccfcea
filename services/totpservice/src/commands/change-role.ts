import { type Connection, users } from '@tvm/db';
import { canonicaliseEmail } from '@tvm/policy';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { cancelRequestsOf } from '../approvals/cancel-requests.ts';
import { tellLeads } from '../mails/tell-leads.ts';
import type { EmployeeRole } from '../sessions/session.ts';
import { recordEvent } from '../trail/audit.ts';

/**
 * Gives an employee another role and raises the epoch, so that every session ends; what they asked for is cancelled, every other support lead is told. The same role changes
 * nothing. False where there is no such employee, or a disabled one.
 */
export async function changeRole(
  db: Connection,
  { email, role }: { email: string; role: EmployeeRole },
  now: Date,
): Promise<boolean> {
  const address = canonicaliseEmail(email) ?? '';
  return db.transaction(async (tx) => {
    const [employee] = await tx
      .select({ id: users.id, formerRole: users.employeeRole })
      .from(users)
      .where(and(eq(users.emailCanonical, address), eq(users.kind, 'employee'), isNull(users.disabledAt)))
      .for('no key update');
    if (!employee?.formerRole) return false;
    const { id: userId, formerRole } = employee;
    if (formerRole === role) return true;
    const credentialEpoch = sql`${users.credentialEpoch} + 1`;
    await tx.update(users).set({ employeeRole: role, credentialEpoch }).where(eq(users.id, userId));
    await cancelRequestsOf(tx, userId, now);
    const event = { type: 'employee_role_changed', result: 'success', actor: { kind: 'system' } } as const;
    await recordEvent(tx, { ...event, userId, details: { role, formerRole } }, now);
    await tellLeads(tx, 'role_granted', { subjectUserId: userId, role, formerRole }, now);
    return true;
  });
}
