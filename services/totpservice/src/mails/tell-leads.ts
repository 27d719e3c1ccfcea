import { type Database, type MailParams, users } from '@tvm/db';
import { and, eq, isNull } from 'drizzle-orm';
import { queueMails } from './queue-mail.ts';

/** Tells every support lead that power was granted, whoever granted it, or support where there is none (SECURITY rule 25). */
export async function tellLeads(
  tx: Database,
  granted: Pick<MailParams, 'granted' | 'clientId' | 'approvalId'>,
  now: Date,
): Promise<void> {
  const leads = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.employeeRole, 'support_lead'), isNull(users.disabledAt)));
  const params = { at: now.toISOString(), ...granted };
  const mail = { kind: 'power_granted', requestedBy: 'system', params } as const;
  await queueMails(
    tx,
    (leads.length > 0 ? leads.map(({ id }) => id) : [null]).map((userId) => ({ ...mail, userId })),
    now,
  );
}
