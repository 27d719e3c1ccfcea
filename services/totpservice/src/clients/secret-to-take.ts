import { type SQL, sql } from 'drizzle-orm';

/** Then nobody needed it. */
const hoursToTake = 24;

/**
 * Of an approval of a query over `approvals`: until when its secret can be taken by who asked; null where none waits: nobody approved one, it was taken, the client is
 * revoked, or it is too late.
 */
export const secretToTakeUntil = (now: Date): SQL<Date | null> => {
  const until = sql`approvals.decided_at + make_interval(hours => ${hoursToTake})`;
  return sql<Date | null>`case when approvals.decision = 'approved' and approvals.params -> 'grant' -> 'secret' = 'true' and ${until} > ${now}::timestamptz
    and not exists (select from client_secrets s where s.approval_id = approvals.id)
    and exists (select from clients c where c.id = approvals.client_id and c.revoked_at is null) then ${until} end`;
};
