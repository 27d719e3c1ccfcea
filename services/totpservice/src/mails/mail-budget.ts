import { type Database, type mailBudgetScopes, query } from '@tvm/db';
import { type SQL, sql } from 'drizzle-orm';

type MailBudgetScope = (typeof mailBudgetScopes)[number];

/** At most five requested links in any hour for one address, 60 seconds apart. */
const secondsApart = 60;
const perHour = 5;

/** The instant until which requests of these instants block the next one; null where they don't. */
export const blockedUntil = (requestedAt: SQL): SQL => sql`(select greatest(
    at[cardinality(at)] + make_interval(secs => ${secondsApart}),
    case when cardinality(at) >= ${perHour} then at[cardinality(at) - ${perHour - 1}] + interval '1 hour' end)
  from (select ${requestedAt} as at) as latest)`;

/**
 * The statement that counts one request for each of these subjects, where the limit allows it; it affects, and returns, just those. Exact in any
 * sliding hour: the instants of the latest five are kept.
 * @param subjects rows of one text, in the same order for everybody, so that two statements never wait for each other
 */
export function claimMailBudgets(scope: MailBudgetScope, subjects: SQL, now: Date): SQL {
  const at = sql`${now}::timestamptz`;
  return sql`
    insert into mail_budgets as b (scope, subject, requested_at, updated_at)
    select ${scope}, subject, array[${at}], ${at} from (${subjects}) as claimants (subject)
    on conflict (scope, subject) do update set
      requested_at = (b.requested_at || ${at})[greatest(cardinality(b.requested_at) + 2 - ${perHour}, 1):],
      updated_at = ${at}
    where ${blockedUntil(sql`b.requested_at`)} <= ${at}
    returning subject`;
}

/**
 * Counts a request for a mailed link.
 * @returns undefined when it is within the limit, otherwise the instant from which the next one will be
 */
export async function claimMailBudget(
  db: Database,
  scope: MailBudgetScope,
  subject: string,
  now: Date,
): Promise<Date | undefined> {
  const wanted = sql`select ${subject}::text`;
  const claimed = await query(db, 'claim_mail_budget')`${claimMailBudgets(scope, wanted, now)}`;
  if (claimed.length === 1) return undefined;
  // A statement of its own, so that it sees what the one that was first has just committed.
  const [blocked] = await query<{ until: Date }>(db, 'find_mail_budget')`
    select ${blockedUntil(sql`requested_at`)} as until from mail_budgets where scope = ${scope} and subject = ${subject}`;
  if (!blocked) throw new Error('no such mail budget');
  return blocked.until;
}
