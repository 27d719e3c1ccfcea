import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { describeCampaign } from './describe-campaign.ts';
import { setStopped } from './rollout.queries.ts';

/** Stops the invitations and reminders of the mandatory date: what is queued still leaves, nothing is added. Again it changes nothing. */
export const stopInvitations = operation('stopInvitations', async ({ db, now }, { caller, visitor }) => {
  const who = byEmployee(caller, {}, visitor.address);
  await db.transaction(async (tx) => {
    if (!(await setStopped(tx, { by: caller.userId, at: now() }))) return;
    await recordEvent(tx, { type: 'invitations_stopped', result: 'success', ...who }, now());
  });
  return describeCampaign(db);
});
