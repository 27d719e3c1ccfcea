import { type Database, type MailParams, users } from '@tvm/db';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { queueMails } from './queue-mail.ts';

/** Tells every support lead that power was granted, whoever granted it, or support where there is none; not who got it (SECURITY rule 25). */
export async function tellLeads(
  tx: Database,
  kind: 'power_granted' | 'role_granted',
  granted: MailParams,
  now: Date,
): Promise<void> {
  const { subjectUserId } = granted;
  const leads = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.employeeRole, 'support_lead'),
        isNull(users.disabledAt),
        subjectUserId === undefined ? undefined : ne(users.id, subjectUserId),
      ),
    );
  const mail = { kind, requestedBy: 'system', params: { at: now.toISOString(), ...granted } } as const;
  await queueMails(
    tx,
    (leads.length > 0 ? leads.map(({ id }) => id) : [null]).map((userId) => ({ ...mail, userId })),
    now,
  );
}
