import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import { findCampaign } from './rollout.queries.ts';

/** The campaign in the contract's form. */
export async function describeCampaign(db: Database): Promise<Schema<'RolloutCampaign'>> {
  const { stoppedAt, stoppedById, stoppedByName, lastRunAt, waitingMails } = await findCampaign(db);
  return {
    stoppedAt: stoppedAt?.toISOString() ?? null,
    stoppedBy: stoppedById && stoppedByName ? { id: stoppedById, fullName: stoppedByName } : null,
    lastRunAt: lastRunAt?.toISOString() ?? null,
    waitingMails,
  };
}
