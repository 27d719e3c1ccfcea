import { type Connection, query, rolloutFigures } from '@tvm/db';
import { amsterdamClock } from '@tvm/policy';
import { sql } from 'drizzle-orm';
import { readDecisions } from '../standing/organisation-decisions.ts';
import type { CampaignDeps } from './run-campaign.ts';

/** Counting everybody takes a second; a line of days needs no more than this. */
const countedEveryMinutes = 60;

/**
 * Writes down the figures of today (Europe/Amsterdam), once an hour, so that the last count of a day stays. A step of its own: it neither holds up whoever is to be
 * invited nor undoes it.
 * @returns whether it counted
 */
export async function countRolloutDay(
  db: Connection,
  { mandatoryFrom, now: clock }: Pick<CampaignDeps, 'mandatoryFrom' | 'now'>,
): Promise<boolean> {
  const now = clock();
  const at = sql`${now}::timestamptz`;
  const day = amsterdamClock(now).date;
  const [counted] = await query<{ isFresh: boolean }>(db, 'find_rollout_day')`
    select counted_at > ${at} - make_interval(mins => ${countedEveryMinutes}) as "isFresh" from rollout_days where day = ${day}`;
  if (counted?.isFresh) return false;
  const decisions = await readDecisions(db, mandatoryFrom, now);
  const requiredToday = sql.param(decisions.filter((each) => each.requiredToday).map(({ id }) => id));
  await query(db, 'count_rollout_day')`
    insert into rollout_days (day, users, enrolled, invited, undeliverable, never_logged_in, would_be_stopped, counted_at)
    select ${day}::date, coalesce(sum(${rolloutFigures.users}), 0), coalesce(sum(${rolloutFigures.enrolled}), 0), coalesce(sum(${rolloutFigures.invited}), 0),
      coalesce(sum(${rolloutFigures.undeliverable}), 0), coalesce(sum(${rolloutFigures.neverLoggedIn}), 0),
      coalesce(sum(${rolloutFigures.notEnrolled}) filter (where s.organisation_id = any(${requiredToday}::uuid[])), 0), ${at}
    from organisation_standing s
    on conflict (day) do update set users = excluded.users, enrolled = excluded.enrolled, invited = excluded.invited,
      undeliverable = excluded.undeliverable, never_logged_in = excluded.never_logged_in, would_be_stopped = excluded.would_be_stopped,
      counted_at = excluded.counted_at`;
  return true;
}
