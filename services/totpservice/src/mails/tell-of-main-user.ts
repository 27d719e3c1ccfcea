import { type Database, query } from '@tvm/db';
import { sql } from 'drizzle-orm';
import { queueMails } from './queue-mail.ts';

interface NewMainUser {
  userId: string;
  organisationId: string;
}

/**
 * Tells the other main users of activated organisations that these have new ones, or support where there is none (SECURITY rule 17). Those who are new together don't tell each other: whoever
 * makes two would have told nobody else.
 */
export async function tellOfMainUsers(tx: Database, added: NewMainUser[], now: Date): Promise<void> {
  if (added.length === 0) return;
  const organisationIds = sql.param([...new Set(added.map(({ organisationId }) => organisationId))]);
  const addedIds = sql.param(added.map(({ userId }) => userId));
  const activated = await query<{ organisationId: string; others: string[] }>(tx, 'list_main_users_to_tell')`
    select s.organisation_id as "organisationId", array(
      select u.id from users u where u.organisation_id = s.organisation_id and u.is_main_user and u.disabled_at is null
        and u.id <> all(${addedIds}::uuid[]) order by u.id) as others
    from organisation_standing s where s.organisation_id = any(${organisationIds}::uuid[]) and s.activated_at is not null`;
  const others = new Map(activated.map((each) => [each.organisationId, each.others]));
  const mail = { kind: 'main_user_added', requestedBy: 'system' } as const;
  await queueMails(
    tx,
    added.flatMap(({ userId: subjectUserId, organisationId }) => {
      const recipients = others.get(organisationId);
      if (!recipients) return [];
      const params = { at: now.toISOString(), subjectUserId };
      const told = recipients.length > 0 ? recipients : [null];
      return told.map((userId) => ({ ...mail, userId, params }));
    }),
    now,
  );
}
