import type { Database } from '@tvm/db';
import { sql } from 'drizzle-orm';

type MailBudgetScope = 'own' | 'main_user' | 'support' | 'anonymous' | 'renewal';

/** DESIGN section 7: at most five requested links in any hour for one address, 60 seconds apart. */
const secondsApart = 60;
const perHour = 5;

/**
 * Counts a request for a mailed link. Exact in any sliding hour: the instants of the latest five are kept.
 * @returns undefined when it is within the limit, otherwise the instant from which the next one will be
 */
export async function claimMailBudget(
  db: Database,
  scope: MailBudgetScope,
  subject: string,
  now: Date,
): Promise<Date | undefined> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const blockedUntil = sql`greatest(
    requested_at[cardinality(requested_at)] + make_interval(secs => ${secondsApart}),
    case when cardinality(requested_at) >= ${perHour} then requested_at[cardinality(requested_at) - ${perHour - 1}] + interval '1 hour' end)`;
  const claimed = await db.execute(sql`
    insert into mail_budgets as b (scope, subject, requested_at, updated_at)
    values (${scope}, ${subject}, array[${at}], ${at})
    on conflict (scope, subject) do update set
      requested_at = (b.requested_at || ${at})[greatest(cardinality(b.requested_at) + 2 - ${perHour}, 1):],
      updated_at = ${at}
    where (select ${blockedUntil} from (select b.requested_at) as latest) <= ${at}`);
  if (claimed.rowCount === 1) return undefined;
  // A statement of its own, so that it sees what the one that was first has just committed.
  const { rows } = await db.execute<{ until: Date }>(sql`
    select ${blockedUntil} as until from mail_budgets where scope = ${scope} and subject = ${subject}`);
  const [row] = rows;
  if (!row) throw new Error('no such mail budget');
  return new Date(row.until);
}
