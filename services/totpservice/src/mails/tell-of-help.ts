import { type Database, type HelpKind, query } from '@tvm/db';
import { queueMails } from './queue-mail.ts';

/** Tells all main users of an organisation, who helped among them, what a main user did for a colleague: whoever has one's session doesn't go unseen. */
export async function tellOfHelp(
  tx: Database,
  told: { userId: string; organisationId: string; helperId: string; help: HelpKind },
  now: Date,
): Promise<void> {
  const { userId: subjectUserId, organisationId, helperId, help } = told;
  const mainUsers = await query<{ id: string }>(tx, 'find_main_users_to_tell')`
    select id from users where organisation_id = ${organisationId} and is_main_user and disabled_at is null order by id`;
  const params = { at: now.toISOString(), subjectUserId, helperId, help };
  const mail = { kind: 'colleague_helped', requestedBy: 'system', params } as const;
  await queueMails(
    tx,
    mainUsers.map(({ id: userId }) => ({ ...mail, userId })),
    now,
  );
}
