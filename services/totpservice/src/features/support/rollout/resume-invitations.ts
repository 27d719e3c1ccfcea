import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { describeCampaign } from './get-rollout.ts';
import { setStopped } from './rollout.queries.ts';

/** Resumes them where they were: whom to invite is derived from facts, so nobody is mailed twice. Again it changes nothing. */
export async function resumeInvitations(
  deps: Deps,
  session: EmployeeSession,
  clientAddress: string,
): Promise<Schema<'RolloutCampaign'>> {
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    if (!(await setStopped(tx, null))) return;
    const who = byEmployee(session, {}, clientAddress);
    await recordEvent(tx, { type: 'invitations_resumed', result: 'success', ...who }, now);
  });
  return describeCampaign(deps);
}
