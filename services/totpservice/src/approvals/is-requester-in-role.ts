import { type Database, users } from '@tvm/db';
import { and, eq, inArray, isNull } from 'drizzle-orm';

/** Whether an employee who asked is still one who may ask: enabled, and in a role that acts (SECURITY rule 26). */
export async function isRequesterInRole(db: Database, requestedBy: string): Promise<boolean> {
  const mayAsk = inArray(users.employeeRole, ['support', 'support_lead']);
  return (await db.$count(users, and(eq(users.id, requestedBy), isNull(users.disabledAt), mayAsk))) > 0;
}
