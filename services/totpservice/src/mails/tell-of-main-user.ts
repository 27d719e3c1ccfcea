import { type Database, organisationStanding } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { listOtherMainUsers } from './list-other-main-users.ts';
import { queueMails } from './queue-mail.ts';

/** Tells the other main users of an activated organisation that it has a new one, or support where there is none (SECURITY rule 17). */
export async function tellOfMainUser(
  tx: Database,
  { userId, organisationId }: { userId: string; organisationId: string | null },
  now: Date,
): Promise<void> {
  const [standing] = await tx
    .select({ activatedAt: organisationStanding.activatedAt })
    .from(organisationStanding)
    .where(eq(organisationStanding.organisationId, organisationId ?? ''));
  if (!standing?.activatedAt) return;
  const others = await listOtherMainUsers(tx, { userId, organisationId });
  const params = { at: now.toISOString(), subjectUserId: userId };
  const mail = { kind: 'main_user_added', requestedBy: 'system', params } as const;
  await queueMails(
    tx,
    (others.length > 0 ? others : [null]).map((recipient) => ({ ...mail, userId: recipient })),
    now,
  );
}
