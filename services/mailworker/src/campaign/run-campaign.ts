import { type EventTypeOf, recordEvent } from '@tvm/audit';
import { type Connection, type Database, mandatoryCampaign, query } from '@tvm/db';
import type { Log } from '../logger.ts';
import { type OrganisationDecision, readDecisions } from '../standing/organisation-decisions.ts';
import { inviteRequiredUsers } from './invite-required-users.ts';
import { remindBeforeDate } from './remind-before-date.ts';

export interface CampaignDeps {
  /** From when 2FA is required of everybody; undefined for never. */
  mandatoryFrom: Date | undefined;
  mailsPerSecond: number;
  log: Log;
  now: () => Date;
}

/** So many seconds' worth of mails may wait: what is queued still leaves after a stop, and nothing else does. */
const waitingSeconds = 120;

/** What one run did; undefined when another worker was at it. */
export interface CampaignRun {
  invited: number;
  reminded: number;
}

/**
 * One look at who has to be invited or reminded because of the mandatory date, in one transaction that holds the campaign's row, so that of two workers one does
 * it. Everything is derived from facts: it is resumed wherever it was stopped or killed, and a date that moved needs no change of data.
 */
export async function runCampaign(db: Connection, deps: CampaignDeps): Promise<CampaignRun | undefined> {
  return db.transaction(async (tx) => {
    const now = deps.now();
    const [campaign] = await tx.select().from(mandatoryCampaign).for('update', { skipLocked: true });
    if (!campaign) return undefined;
    await tx.update(mandatoryCampaign).set({ lastRunAt: now });
    if (campaign.stoppedAt) return { invited: 0, reminded: 0 };
    const decisions = await readDecisions(tx, deps.mandatoryFrom, now);
    return queue(tx, deps, decisions, now);
  });
}

async function queue(
  tx: Database,
  deps: CampaignDeps,
  decisions: OrganisationDecision[],
  now: Date,
): Promise<CampaignRun> {
  const room = Math.ceil(deps.mailsPerSecond * waitingSeconds) - (await countWaiting(tx));
  if (room <= 0) return { invited: 0, reminded: 0 };
  // Whoever can't log in any more goes before whoever soon can't.
  const invited = await inviteRequiredUsers(tx, decisions, { room, now });
  const reminded = await remindBeforeDate(tx, decisions, { room: room - invited, now });
  const events = [
    ['invitations_queued', invited],
    ['reminders_queued', reminded],
  ] as const satisfies [EventTypeOf<'worker'>, number][];
  for (const [type, mails] of events) {
    if (mails === 0) continue;
    deps.log.info({ mails }, type === 'invitations_queued' ? 'invitations queued' : 'reminders queued');
    await recordEvent(tx, { type, result: 'success', actor: { kind: 'system' }, details: { mails } }, now);
  }
  return { invited, reminded };
}

/** Mails of a campaign that haven't left yet, whoever asked for it. */
async function countWaiting(db: Database): Promise<number> {
  const [waiting] = await query<{ mails: number }>(db, 'count_waiting_campaign_mails')`
    select count(*)::int as mails from mails where state in ('queued', 'sending') and params ? 'campaign'`;
  return waiting?.mails ?? 0;
}
