import { endCredentials } from '../../credentials/end-credentials.ts';
import { queueMails } from '../../mails/queue-mail.ts';
import { findUserDecision } from '../../standing/find-user-decision.ts';
import { byMainUser } from '../by-main-user.ts';
import { changedBySupport } from '../changed-by-support.ts';
import type { Asked, Kind } from '../kind.ts';
import { aboutUser, checkIdentity, needsSecond, type UserSubject } from './user-subject.ts';

/** Takes a user's authenticator away. The user is invited again where 2FA is required, unless another change holds that: nobody stays stuck. */
export const reset: Kind<Asked<'reset'>, UserSubject> = {
  ...aboutUser,
  effect: 'two_factor_reset',
  needsSecond: needsSecond.reset,
  async blocks(_deps, _tx, { authenticatorState }, asked) {
    return authenticatorState === null ? { refused: 'authenticator_missing' } : checkIdentity(asked);
  },
  async apply(deps, tx, { userId, requestedBy: by, needsSecondEmployee: isConfirmed }) {
    if (userId === null) throw new Error('a reset of nobody');
    const now = deps.now();
    await endCredentials(tx, { userId }, 'two_factor_reset', now);
    const isHeld = await changedBySupport(deps, tx, { userId, kind: 'reset', by, isConfirmed });
    const { decision, hasPassword } = await findUserDecision(deps, tx, userId);
    const params = { at: now.toISOString(), ...(await byMainUser(tx, by)) };
    const told = { userId, requestedBy: 'system' as const, params };
    const invitation = { userId, kind: 'registration' as const, requestedBy: 'support' as const };
    const invited = !isHeld && (decision.required || !hasPassword) ? [invitation] : [];
    await queueMails(tx, [{ ...told, kind: 'two_factor_reset' }, ...invited], now);
    return { details: {} };
  },
};
