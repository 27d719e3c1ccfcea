import { type Database, type EmployeeRole, type NewEmployee, users } from '@tvm/db';
import { canonicaliseEmail } from '@tvm/policy';
import { eq } from 'drizzle-orm';
import type { Refusal } from '../http/problems.ts';
import { queueMails } from '../mails/queue-mail.ts';
import { tellLeads } from '../mails/tell-leads.ts';

/** Why nobody can be made an employee with this address now; undefined where they can. */
export async function refuseNewEmployee(
  tx: Database,
  email: string,
): Promise<Refusal<'email_refused' | 'email_in_use'> | undefined> {
  const emailCanonical = canonicaliseEmail(email);
  if (!emailCanonical) return { refused: 'email_refused' };
  return (await tx.$count(users, eq(users.emailCanonical, emailCanonical))) > 0
    ? { refused: 'email_in_use' }
    : undefined;
}

/**
 * Makes an employee, who gets a mail to set a password and an authenticator: no password of ours. Every support lead is told (SECURITY rule 25). Whether the address is one is looked at
 * before.
 * @param approvalId by what; none on the host
 * @returns undefined where somebody has the address, without waiting for whoever is getting it
 */
export async function makeEmployee(
  tx: Database,
  { role, approvalId, email, ...name }: NewEmployee & { role: EmployeeRole; approvalId?: string },
  now: Date,
): Promise<{ id: string; credentialEpoch: number } | undefined> {
  const [made] = await tx
    .insert(users)
    .values({
      ...name,
      ...{ kind: 'employee', employeeRole: role, createdAt: now },
      ...{ email: email.trim(), emailCanonical: canonicaliseEmail(email) ?? '' },
    })
    .onConflictDoNothing({ target: users.emailCanonical })
    .returning({ id: users.id, credentialEpoch: users.credentialEpoch });
  if (!made) return undefined;
  await queueMails(tx, [{ userId: made.id, kind: 'registration', requestedBy: 'support' }], now);
  await tellLeads(
    tx,
    'role_granted',
    { subjectUserId: made.id, role, ...(approvalId && { approvalId }) },
    now,
  );
  return made;
}
