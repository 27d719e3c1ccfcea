import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import { showApproval } from '../../../approvals/describe-approval.ts';
import { noSubject } from '../../../approvals/kind.ts';
import { aboutUser, needsSecond } from '../../../approvals/kinds/user-subject.ts';
import { selectOpenOf } from '../../../approvals/listed.queries.ts';
import { findLocks } from '../../../attempts/user-locks.ts';
import { passwordSubject } from '../../../credentials/check-password.ts';
import type { Deps } from '../../../deps.ts';
import { isRefusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import type { Session } from '../../../sessions/session.ts';
import { findColleaguePhone } from '../../../standing/recovery.ts';
import { byPerson } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { asMainUser } from './as-main-user.ts';
import { type Colleague, findColleague, whyNotHelp } from './with-colleague.ts';

/** What a main user can do for somebody of the own organisation, and what that would do, with its version. Another organisation's user is no user (SECURITY rule 9). */
export const getColleague = operation('getColleague', async (deps, { params, caller, visitor }) => {
  const event = { type: 'organisation_viewed', ...byPerson(caller, visitor.address) } as const;
  const found = await asMainUser(deps, caller, event);
  if (isRefusal(found)) return found;
  // One snapshot: the version is the one of what is shown.
  const shown = await deps.db.transaction(
    async (tx) => {
      const colleague = await findColleague(tx, { ...params, ...found });
      return colleague && describe(deps, tx, caller, colleague);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  return shown ?? recordRefused(deps.db, event, { refused: 'user_not_found' }, deps.now());
});

async function describe(
  deps: Deps,
  tx: Database,
  caller: Session,
  colleague: Colleague,
): Promise<Schema<'Colleague'> | undefined> {
  const now = deps.now();
  const { userId, organisationId, emailCanonical } = colleague;
  const subject = await aboutUser.find(tx, { userId });
  if (!subject) return undefined;
  const shown = await showApproval(deps, tx, 'reset', { ...noSubject, userId }, {});
  const locks = await findLocks(tx, { userId, passwordSubject: passwordSubject(deps, emailCanonical) }, now);
  const open = await selectOpenOf(tx, { userId }, now);
  const isOff = deps.config.mainUserHelp === 'off';
  const because = await whyNotHelp(tx, { userId: caller.userId, organisationId }, colleague, now);
  return {
    because: isOff ? 'help_disabled' : because,
    version: shown?.version ?? '',
    locked: locks.length > 0,
    enrolled: subject.authenticatorState !== null,
    newPhone: subject.authenticatorState === null ? null : await findColleaguePhone(deps, tx, userId),
    needsSupport: { reset: needsSecond.reset(subject, now), new_phone: needsSecond.new_phone(subject, now) },
    requestWaits: open !== undefined,
  };
}
