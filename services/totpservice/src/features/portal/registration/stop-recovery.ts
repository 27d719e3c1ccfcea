import { query } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { operation } from '../../../sessions/operation.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';

interface Found {
  userId: string;
  kind: 'portal' | 'employee';
  organisationId: string | null;
  stoppedAt: Date | null;
  completedAt: Date | null;
}

/**
 * Stops, by the link of the mail that told of it, that a new phone is linked. Whoever reads the mailbox may do it: it takes nothing away but time as a reason. Once; the
 * same token again answers the same, and one that a login had stopped already too.
 */
export const stopRecovery = operation('stopRecovery', async (deps, { body, visitor }) =>
  deps.db.transaction(async (tx) => {
    const now = deps.now();
    const hash = hashToken('recovery-stop', body.token);
    // The user's row first, as whatever else changes the recovery does.
    const [found] = await query<Found>(tx, 'find_recovery_to_stop')`
      select u.id as "userId", u.kind, u.organisation_id as "organisationId" from users u
      where u.id = (select user_id from recoveries where stop_hash = ${hash}) for no key update`;
    const [recovery] = await query<Pick<Found, 'stoppedAt' | 'completedAt'>>(tx, 'lock_recovery_to_stop')`
      select s.ended_by_owner_at as "stoppedAt", r.completed_at as "completedAt" from recoveries r
      join recovery_standing s using (user_id) where r.stop_hash = ${hash}`;
    if (!found || !recovery) return { refused: 'recovery_unknown' } as const;
    if (recovery.completedAt) return { refused: 'recovery_over' } as const;
    if (recovery.stoppedAt) return { stoppedAt: recovery.stoppedAt.toISOString() };
    await query(tx, 'stop_recovery')`
      update recoveries set stopped_at = ${now}::timestamptz where user_id = ${found.userId}`;
    const event = { type: 'recovery_stopped', result: 'success' } as const;
    await recordEvent(tx, { ...event, ...byPerson(found, visitor.address) }, now);
    return { stoppedAt: now.toISOString() };
  }),
);
