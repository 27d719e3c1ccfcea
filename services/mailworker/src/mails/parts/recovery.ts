import { type Database, query } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import type { Asked, Ended, UserRow } from './define-mail.ts';

/** A recovery that waits, or whose wait is over; it isn't told of when it is no more. */
export interface Recovery {
  startedAt: Date;
}

const over: Ended = { ended: 'withdrawn', reason: 'recovery_ended' };

/** The recovery that a mail tells of, unless it was stopped, completed, or made void by other credentials meanwhile. */
export async function findRecovery(
  db: Database,
  { mail: { params }, user }: Asked<UserRow>,
): Promise<Recovery | Ended> {
  const [found] = await query<Recovery>(db, 'find_recovery_of_mail')`
    select started_at as "startedAt" from recovery_standing
    where user_id = ${user.id} and started_at = ${params.at ?? null}::timestamptz and credential_epoch = ${user.credentialEpoch}
      and completed_at is null and ended_by_owner_at is null`;
  return found ?? over;
}

/** Makes the link that stops it, without a login; only the token's hash is stored. To be called in the transaction that seals the mail, so that a retry sends the same. */
export async function mintStop(
  db: Database,
  { mail, publicOrigin }: Pick<Asked, 'mail' | 'publicOrigin'>,
): Promise<string | Ended> {
  const token = mintToken();
  const [minted] = await query<{ isMinted: boolean }>(db, 'mint_recovery_stop')`
    select mint_recovery_stop(${mail.id}::uuid, ${hashToken('recovery-stop', token)}::text) as "isMinted"`;
  // In the fragment, so that the token reaches no log and no referrer.
  return minted?.isMinted ? `${publicOrigin}/totpservice/recovery#${token}` : over;
}
