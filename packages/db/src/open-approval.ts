import { type SQL, sql } from 'drizzle-orm';

/**
 * Whether an approval of a query over `approvals` waits for a second employee, and still can: the clock expires it; a change of the credentials of the user whom
 * it is about, or the end of the client, ends it.
 */
export const isApprovalOpen = (now: Date): SQL<boolean> =>
  sql<boolean>`(approvals.decision is null and approvals.expires_at > ${now}::timestamptz and (approvals.user_id is null
    or exists (select from users u where u.id = approvals.user_id and u.credential_epoch = approvals.credential_epoch and u.disabled_at is null))
    and (approvals.client_id is null or exists (select from clients c where c.id = approvals.client_id and c.revoked_at is null)))`;
