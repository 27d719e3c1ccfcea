import type { Database } from '@tvm/db';
import { listOtherMainUsers } from './list-other-main-users.ts';
import { queueMails } from './queue-mail.ts';

interface Subject {
  userId: string;
  organisationId: string | null;
}

/** Tells the user that the authenticator was replaced, by an app unless told otherwise, and the other main users, or support where there is none (SECURITY rule 16). */
export async function tellOfReplacedAuthenticator(
  tx: Database,
  subject: Subject,
  now: Date,
  by: 'app' | 'passkey' = 'app',
): Promise<void> {
  const params = { at: now.toISOString(), ...(by === 'passkey' && { byPasskey: true as const }) };
  const { userId } = subject;
  const others = await listOtherMainUsers(tx, subject);
  const recipients = others.length > 0 ? others : [null];
  const mail = { requestedBy: 'system' as const };
  await queueMails(
    tx,
    [
      { ...mail, userId, kind: 'authenticator_replaced', params },
      ...recipients.map((recipient) => ({
        ...mail,
        userId: recipient,
        kind: 'authenticator_replaced_notice' as const,
        params: { ...params, subjectUserId: userId },
      })),
    ],
    now,
  );
}
