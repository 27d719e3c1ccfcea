import {
  type Connection,
  countOrganisations,
  query,
  type RequiredOrganisation,
  type RolloutFigure,
  rolloutFigure,
  sliceOfOrganisations,
  usersToInvite,
} from '@tvm/db';
import { amsterdamClock } from '@tvm/policy';
import { sql } from 'drizzle-orm';
import { readDecisions, requiredOf } from '../standing/organisation-decisions.ts';
import type { CampaignDeps } from './run-campaign.ts';

/** Counting a million users takes a while, and nobody looks at the rollout more often. */
const countedEveryMinutes = 5;

/**
 * Keeps the figures of everybody, an organisation at a time, and of today (Europe/Amsterdam), so that the last count of a day stays. A step of its own, in statements that are
 * short however many there are: it neither holds up whoever is to be invited nor undoes it.
 * @returns whether it counted
 */
export async function countEverybody(
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
  const sum = (figure: RolloutFigure) => sql`coalesce(sum(${rolloutFigure(figure)}), 0)`;
  await countOrganisations(db);
  const toInvite = await countToInvite(db, requiredOf(decisions), now);
  await query(db, 'count_rollout_day')`
    insert into rollout_days (day, users, enrolled, under_way, undeliverable, never_logged_in, would_be_stopped, to_invite, counted_at)
    select ${day}::date, ${sum('users')}, ${sum('enrolled')}, ${sum('underWay')}, ${sum('undeliverable')}, ${sum('neverLoggedIn')},
      coalesce(sum(${rolloutFigure('notEnrolled')}) filter (where s.organisation_id = any(${requiredToday}::uuid[])), 0),
      ${toInvite}, ${at}
    from organisation_figures s
    on conflict (day) do update set users = excluded.users, enrolled = excluded.enrolled, under_way = excluded.under_way,
      undeliverable = excluded.undeliverable, never_logged_in = excluded.never_logged_in, would_be_stopped = excluded.would_be_stopped,
      to_invite = excluded.to_invite, counted_at = excluded.counted_at`;
  return true;
}

/** A slice of organisations by each statement, as they are counted. */
async function countToInvite(db: Connection, required: RequiredOrganisation[], now: Date): Promise<number> {
  let total = 0;
  for (let from = 0; from < required.length; from += sliceOfOrganisations) {
    const slice = required.slice(from, from + sliceOfOrganisations);
    const [counted] = await query<{ users: number }>(db, 'count_to_invite')`
      select count(*)::int as users from (${usersToInvite(slice, now)}) as invitable`;
    total += counted?.users ?? 0;
  }
  return total;
}
