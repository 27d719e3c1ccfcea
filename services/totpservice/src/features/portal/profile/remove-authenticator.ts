import { answer } from '../../../http/contract-operation.ts';
import { queueNotice } from '../../../mails/queue-notice.ts';
import { operation } from '../../../sessions/operation.ts';
import type { Session } from '../../../sessions/session.ts';
import { withSession } from '../../../sessions/with-session.ts';
import { findUserDecision } from '../../../standing/find-user-decision.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { endAuthenticator, findAmongOthers } from './authenticators.queries.ts';
import { goOnInNewEpoch } from './go-on-in-new-epoch.ts';
import { freshProof, refuseUnmet } from './refuse-unmet.ts';

/**
 * Removes an authenticator, after a proof. Never the last one while 2FA is required, nor the last passkey beside an app where only a passkey counts: decided with the user's row locked, so that of two at once, on whatever devices, one stays. Everything made with
 * the former credentials ends; the person is told.
 */
export const removeAuthenticator = operation(
  'removeAuthenticator',
  async (deps, { params: { authenticatorId }, caller, visitor, cookies: sent }) =>
    withSession(deps, caller, async (tx, facts) => {
      const type = 'authenticator_removed' as const;
      const { userId } = caller;
      const now = deps.now();
      const event = { type, ...byPerson(caller, visitor.address) };
      const unmet = await refuseUnmet(deps, tx, caller, facts, { type, visitor, needs: freshProof });
      if (unmet) return unmet;
      const found = await findAmongOthers(tx, userId, authenticatorId);
      if (!found) return recordRefused(tx, event, { refused: 'authenticator_not_found' }, now);
      const { decision } = await findUserDecision(deps, tx, userId);
      const isLast = decision.required && found.others === 0;
      if (isLast || isLastThatCounts(found, caller))
        return recordRefused(tx, event, { refused: 'last_authenticator' }, now);
      await endAuthenticator(tx, userId, found, now);
      const cookies = await goOnInNewEpoch(deps, tx, caller, sent.device);
      const details = { kind: found.kind, left: found.others };
      await recordEvent(tx, { ...event, result: 'success', details }, now);
      await queueNotice(tx, { userId, about: 'authenticator_removed', visitor }, now);
      return answer(204, undefined, { cookies });
    }),
);

/** The app that would be left could do nothing but add a passkey again. */
const isLastThatCounts = (
  { kind, others, otherPasskeys }: { kind: 'app' | 'passkey'; others: number; otherPasskeys: number },
  { factors }: Session,
): boolean =>
  factors.policy === 'phishing_resistant' && kind === 'passkey' && otherPasskeys === 0 && others > 0;
