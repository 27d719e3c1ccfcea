import { endLocks } from '../../../attempts/user-locks.ts';
import { passwordSubject } from '../../../credentials/check-password.ts';
import { tellOfHelp } from '../../../mails/tell-of-help.ts';
import { operation } from '../../../sessions/operation.ts';
import { byDecider, recordEvent } from '../../../trail/audit.ts';
import { withColleague } from './with-colleague.ts';

/** Ends a colleague's locks, each with an event; again it ends none, and tells nobody. What counts towards disabling the authenticator stays (SECURITY rule 5). */
export const unlockColleague = operation('unlockColleague', async (deps, { params, caller, visitor }) => {
  const type = 'attempts_unlocked' as const;
  return withColleague(deps, { type, caller, visitor, ...params }, async (tx, colleague) => {
    const { userId, organisationId, emailCanonical } = colleague;
    const now = deps.now();
    const ended = await endLocks(tx, { userId, passwordSubject: passwordSubject(deps, emailCanonical) }, now);
    const event = { type, ...byDecider(caller, { userId, organisationId }, visitor.address) } as const;
    for (const reason of ended) await recordEvent(tx, { ...event, result: 'success', reason }, now);
    if (ended.length > 0)
      await tellOfHelp(tx, { ...colleague, helperId: caller.userId, help: 'unlocked' }, now);
    return { locks: ended.length };
  });
});
