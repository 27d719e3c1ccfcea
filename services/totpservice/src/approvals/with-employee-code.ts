import { type Database, users } from '@tvm/db';
import { asc, inArray } from 'drizzle-orm';
import {
  claimAttempt,
  codePolicy,
  consecutiveFailuresAllowed,
  restoreAttempts,
} from '../attempts/attempt-budget.ts';
import { recordRejectedCode } from '../credentials/record-rejected-code.ts';
import { noAuthenticator } from '../credentials/verify-code.ts';
import { verifyProof } from '../credentials/verify-proof.ts';
import type { Deps } from '../deps.ts';
import type { Refusal } from '../http/problems.ts';
import type { EmployeeSession } from '../sessions/session.ts';
import { findSessionFacts } from '../sessions/with-session.ts';
import { byPerson, recordEvent } from '../trail/audit.ts';

type CodeRefusal = Refusal<'unauthenticated' | 'code_rejected' | 'login_locked'>;

/**
 * Runs an approval with a code of the approver's own app, whatever was given before: under the budget of logins, counted first (SECURITY rule 3), and used up
 * in the transaction of what it approves. `work` calls `take` when nothing else is against it, and does nothing where that says no.
 * @param input.userIds users whose rows are needed as well: all are locked in the order of their ids, so that two approvals never wait for each other
 */
export async function withEmployeeCode<T extends object>(
  deps: Deps,
  session: EmployeeSession,
  input: { code: string; clientAddress: string; userIds: string[] },
  work: (tx: Database, take: () => Promise<boolean>) => Promise<T | undefined>,
): Promise<T | CodeRefusal> {
  const { userId, organisationId } = session;
  const { code, clientAddress, userIds } = input;
  const facts = await findSessionFacts(deps.db, session);
  if (!facts) return { refused: 'unauthenticated' };
  const claim = await claimAttempt(deps.db, codePolicy, userId, deps.now());
  if (claim.outcome === 'locked') {
    const event = { type: 'step_up', result: 'refused', reason: 'locked' } as const;
    await recordEvent(deps.db, { ...event, ...byPerson(session, clientAddress) }, deps.now());
    return { refused: 'login_locked', retryAt: claim.lockedUntil };
  }
  const verification =
    claim.consecutive > consecutiveFailuresAllowed
      ? noAuthenticator
      : await verifyProof<T | CodeRefusal>(deps, { userId, ...facts }, { code }, (take) =>
          deps.db.transaction(async (tx) => {
            await lockUsers(tx, [userId, ...userIds]);
            if (!(await findSessionFacts(tx, session))) return { refused: 'unauthenticated' };
            return work(tx, async () => {
              const taken = await take(tx);
              if (taken) await restoreAttempts(tx, 'code', userId);
              return taken;
            });
          }),
        );
  if (verification.outcome === 'accepted') return verification.value;
  const { actor } = byPerson(session, clientAddress);
  const rejected = { type: 'step_up' as const, actor, userId, organisationId, clientAddress };
  const { reason, driftSeconds } = verification;
  await recordRejectedCode(deps, { ...rejected, reason, driftSeconds, claim });
  return { refused: 'code_rejected' };
}

/** In the order of their ids. */
async function lockUsers(tx: Database, ids: string[]): Promise<void> {
  await tx
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.id, ids))
    .orderBy(asc(users.id))
    .for('no key update');
}
