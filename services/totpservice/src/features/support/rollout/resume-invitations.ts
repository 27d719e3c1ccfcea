import { operation } from '../../../sessions/operation.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { describeCampaign } from './describe-campaign.ts';
import { setStopped } from './rollout.queries.ts';

/** Resumes them where they were: whom to invite is derived from facts, so nobody is mailed twice. Again it changes nothing. */
export const resumeInvitations = operation('resumeInvitations', async ({ db, now }, { caller, visitor }) => {
  const who = byEmployee(caller, {}, visitor.address);
  await db.transaction(async (tx) => {
    if (!(await setStopped(tx, null))) return;
    await recordEvent(tx, { type: 'invitations_resumed', result: 'success', ...who }, now());
  });
  return describeCampaign(db);
});
