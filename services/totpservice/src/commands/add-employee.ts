import { type Connection, users } from '@tvm/db';
import { canonicaliseEmail } from '@tvm/policy';
import { isOfContract } from '../http/validation.ts';
import { queueMails } from '../mails/queue-mail.ts';
import { tellLeads } from '../mails/tell-leads.ts';
import type { EmployeeRole } from '../sessions/session.ts';
import { recordEvent } from '../trail/audit.ts';

export interface NewEmployee {
  email: string;
  firstName: string;
  namePrefix: string;
  surname: string;
  role: EmployeeRole;
  language: 'nl' | 'en';
}

/** Makes an employee, who gets a mail to set a password and an authenticator: one transaction, no password of ours. Every support lead is told. */
export async function addEmployee(
  db: Connection,
  { email, role, ...name }: NewEmployee,
  now: Date,
): Promise<
  { outcome: 'made'; userId: string } | { outcome: 'invalid_address' | 'invalid_name' | 'address_in_use' }
> {
  const emailCanonical = canonicaliseEmail(email);
  if (!emailCanonical) return { outcome: 'invalid_address' };
  const { firstName, namePrefix, surname } = name;
  if (
    ![firstName, namePrefix].every((part) => isOfContract('NamePart', part)) ||
    !isOfContract('Surname', surname)
  )
    return { outcome: 'invalid_name' };
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(users)
      .values({
        ...name,
        kind: 'employee',
        employeeRole: role,
        email: email.trim(),
        emailCanonical,
        createdAt: now,
      })
      .onConflictDoNothing({ target: users.emailCanonical })
      .returning({ id: users.id });
    if (!made) return { outcome: 'address_in_use' };
    await queueMails(tx, [{ userId: made.id, kind: 'registration', requestedBy: 'support' }], now);
    const event = { type: 'employee_created', result: 'success', actor: { kind: 'system' } } as const;
    await recordEvent(tx, { ...event, userId: made.id, details: { role } }, now);
    await tellLeads(tx, 'role_granted', { subjectUserId: made.id, role }, now);
    return { outcome: 'made', userId: made.id };
  });
}
