import { type Connection, type EmployeeRole, users } from '@tvm/db';
import { canonicaliseEmail } from '@tvm/policy';
import { and, eq, isNull } from 'drizzle-orm';
import { cancelRequestsOf } from '../approvals/cancel-requests.ts';
import { giveRole } from '../employees/give-role.ts';
import { recordEvent } from '../trail/audit.ts';

/**
 * Gives an employee another role on the host, alone, which takes two in the console (`employee_role`). The same role changes nothing. False where there is no such employee, or a
 * disabled one.
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
    await giveRole(tx, { userId, role, formerRole }, now);
    await cancelRequestsOf(tx, userId, now);
    const event = { type: 'employee_role_changed', result: 'success', actor: { kind: 'system' } } as const;
    await recordEvent(tx, { ...event, userId, details: { role, formerRole } }, now);
    return true;
  });
}
