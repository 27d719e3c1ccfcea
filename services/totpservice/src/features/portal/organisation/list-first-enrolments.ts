import { showApproval } from '../../../approvals/describe-approval.ts';
import { noSubject } from '../../../approvals/kind.ts';
import { isRefusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byPerson } from '../../../trail/audit.ts';
import { asMainUser } from './as-main-user.ts';
import { findMainUser, selectWaiting } from './first-enrolments.queries.ts';

/** Whose enrolment waits for a main user of the organisation, with the version of what is shown. */
export const listFirstEnrolments = operation('listFirstEnrolments', async (deps, { caller, visitor }) => {
  const event = { type: 'organisation_viewed', ...byPerson(caller, visitor.address) } as const;
  const found = await asMainUser(deps, caller, event);
  if (isRefusal(found)) return found;
  const now = deps.now();
  const { organisationId } = found;
  // One snapshot: the version is the one of what is shown.
  return deps.db.transaction(
    async (tx) => {
      const mainUser = await findMainUser(tx, { userId: caller.userId, organisationId }, now);
      const items = [];
      for (const {
        id,
        userId,
        fullName,
        email,
        because,
        wasMoved,
        requestedAt,
        expiresAt,
      } of await selectWaiting(tx, organisationId, now)) {
        const shown = await showApproval(deps, tx, 'first_enrolment', { ...noSubject, userId }, {});
        items.push({
          ...{ id, user: { id: userId, fullName, email }, because: because ?? [] },
          ...{ requestedAt: requestedAt.toISOString(), expiresAt: expiresAt.toISOString() },
          version: shown?.version ?? '',
          decidable: mainUser === 'settled' && !wasMoved && userId !== caller.userId,
        });
      }
      return { items };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
});
