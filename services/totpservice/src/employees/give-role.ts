import { type Database, type EmployeeRole, users } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { queueMails } from '../mails/queue-mail.ts';
import { tellLeads } from '../mails/tell-leads.ts';

/**
 * Gives an employee, whose row is locked, another role and raises the epoch, so that every session ends; the employee and every other support lead are told. What they asked for is cancelled
 * by the caller (`cancelRequestsOf`).
 * @param approvalId by what; none on the host
 */
export async function giveRole(
  tx: Database,
  {
    userId,
    ...granted
  }: { userId: string; role: EmployeeRole; formerRole: EmployeeRole; approvalId?: string },
  now: Date,
): Promise<void> {
  const credentialEpoch = sql`${users.credentialEpoch} + 1`;
  await tx.update(users).set({ employeeRole: granted.role, credentialEpoch }).where(eq(users.id, userId));
  const params = { subjectUserId: userId, ...granted };
  const told = { userId, kind: 'role_granted', requestedBy: 'system' } as const;
  await queueMails(tx, [{ ...told, params: { at: now.toISOString(), ...params } }], now);
  await tellLeads(tx, 'role_granted', params, now);
}
