import { query } from '@tvm/db';
import { tellOfHelp } from '../../../mails/tell-of-help.ts';
import { operation } from '../../../sessions/operation.ts';
import { byDecider, recordEvent } from '../../../trail/audit.ts';
import { askAsMainUser } from './ask-as-main-user.ts';
import { withColleague } from './with-colleague.ts';

/**
 * Lets a colleague link a new phone by the mailed link at once, for 24 hours, instead of waiting for it (`RECOVERY_POLICY=mail_and_time`); or stops what waits, which a login of the
 * colleague would do as well.
 */
export const decideColleaguePhone = operation(
  'decideColleaguePhone',
  async (deps, { params, body: { decision, version }, caller, visitor }) => {
    const type = decision === 'approved' ? ('new_phone_approved' as const) : ('recovery_stopped' as const);
    return withColleague(deps, { type, caller, visitor, ...params }, async (tx, colleague) => {
      if (deps.config.recoveryPolicy !== 'mail_and_time') return { refused: 'approval_not_needed' } as const;
      if (decision === 'approved')
        return askAsMainUser(deps, tx, { caller, visitor, colleague, kind: 'new_phone', version });
      const { userId, organisationId } = colleague;
      const now = deps.now();
      const stopped = await query(tx, 'stop_recovery_of_colleague')`
        update recoveries set stopped_at = ${now}::timestamptz
        where user_id = ${userId} and stopped_at is null and completed_at is null returning user_id`;
      if (stopped.length === 0) return { refused: 'recovery_over' } as const;
      const who = byDecider(caller, { userId, organisationId }, visitor.address);
      await recordEvent(tx, { type: 'recovery_stopped', result: 'success', ...who }, now);
      await tellOfHelp(tx, { ...colleague, helperId: caller.userId, help: 'new_phone_stopped' }, now);
      return { state: 'done' } as const;
    });
  },
);
