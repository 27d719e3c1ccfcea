import type { Schema } from '@tvm/contract';
import { type Database, mandatoryCampaign, query, rolloutDays, rolloutFigure } from '@tvm/db';
import { desc, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';

/** An organisation and what decides about 2FA there. */
export interface OrganisationFacts {
  id: string;
  name: string;
  relationNumber: string | null;
  activatedAt: Date | null;
  exemptUntil: Date | null;
  mainUsers: number;
  figures: Schema<'RolloutFigures'>;
}

export interface RolloutQuery {
  sort: 'name' | 'users' | 'notEnrolled' | 'undeliverable' | 'neverLoggedIn';
  order: 'asc' | 'desc';
  withoutMainUser: boolean;
}

const orderOf = (sort: RolloutQuery['sort']): SQL =>
  sort === 'name' ? sql`o.name collate "nl-x-icu"` : rolloutFigure(sort);

/** Every organisation with its figures as they were last counted, in the order asked for; the whole list, because the totals need it too. */
export function selectOrganisationFigures(db: Database, asked: RolloutQuery): Promise<OrganisationFacts[]> {
  const direction = asked.order === 'asc' ? sql`asc` : sql`desc`;
  const condition = asked.withoutMainUser ? sql`s.main_users = 0` : sql`true`;
  return query<OrganisationFacts>(db, 'select_organisation_figures')`
    select o.id, o.name, o.relation_number as "relationNumber", f.activated_at as "activatedAt", f.exempt_until as "exemptUntil",
      s.main_users as "mainUsers",
      -- What was counted by a former version knows of no passkeys.
      '{"withPasskey": 0}'::jsonb || s.figures as figures
    from organisations o join organisation_standing f on f.organisation_id = o.id join organisation_figures s on s.organisation_id = o.id
    where ${condition}
    order by ${orderOf(asked.sort)} ${direction}, o.name collate "nl-x-icu", o.id`;
}

/** When everybody was last counted, and how many users the date would have stopped and the campaign had still to invite then; undefined before the first time. */
export async function findLastCount(db: Database) {
  const [last] = await db
    .select({
      countedAt: rolloutDays.countedAt,
      wouldBeStopped: rolloutDays.wouldBeStopped,
      toInvite: rolloutDays.toInvite,
    })
    .from(rolloutDays)
    .orderBy(desc(rolloutDays.day))
    .limit(1);
  return last;
}

/** The figures of the last days, the oldest first. */
export async function selectDays(db: Database): Promise<Schema<'Rollout'>['days']> {
  return query<Schema<'Rollout'>['days'][number]>(db, 'select_rollout_days')`
    select * from (
      select day::text as day, users, enrolled, under_way as "underWay", undeliverable, never_logged_in as "neverLoggedIn", would_be_stopped as "wouldBeStopped"
      from rollout_days order by day desc limit 120
    ) as latest order by day`;
}

/** Whether the invitations and reminders run, and how many mails of a campaign wait. */
export async function findCampaign(db: Database) {
  const [campaign] = await query<{
    stoppedAt: Date | null;
    stoppedById: string | null;
    stoppedByName: string | null;
    lastRunAt: Date | null;
    waitingMails: number;
  }>(db, 'find_campaign')`
    select c.stopped_at as "stoppedAt", c.stopped_by as "stoppedById", u.full_name as "stoppedByName", c.last_run_at as "lastRunAt",
      (select count(*)::int from mails m where m.state in ('queued', 'sending') and m.params ? 'campaign') as "waitingMails"
    from mandatory_campaign c left join users u on u.id = c.stopped_by`;
  if (!campaign) throw new Error('no row of the campaign');
  return campaign;
}

/** Stops (by somebody) or resumes (null) the campaign. */
export async function setStopped(db: Database, stopped: { by: string; at: Date } | null): Promise<boolean> {
  const { stoppedAt } = mandatoryCampaign;
  const { rowCount } = await db
    .update(mandatoryCampaign)
    .set({ stoppedAt: stopped?.at ?? null, stoppedBy: stopped?.by ?? null })
    .where(stopped ? isNull(stoppedAt) : isNotNull(stoppedAt));
  return rowCount === 1;
}
