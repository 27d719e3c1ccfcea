import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { describeCampaign } from './get-rollout.ts';
import { setStopped } from './rollout.queries.ts';

/** Stops the invitations and reminders of the mandatory date: what is queued still leaves, nothing is added. Again it changes nothing. */
export async function stopInvitations(
  deps: Deps,
  session: EmployeeSession,
  clientAddress: string,
): Promise<Schema<'RolloutCampaign'>> {
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    if (!(await setStopped(tx, { by: session.userId, at: now }))) return;
    const who = byEmployee(session, {}, clientAddress);
    await recordEvent(tx, { type: 'invitations_stopped', result: 'success', ...who }, now);
  });
  return describeCampaign(deps);
}
