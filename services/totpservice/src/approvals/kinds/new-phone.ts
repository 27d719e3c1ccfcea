import { queueMails } from '../../mails/queue-mail.ts';
import { isApprovalPolicy } from '../../standing/new-phone-approval.ts';
import { byMainUser } from '../by-main-user.ts';
import { changedBySupport } from '../changed-by-support.ts';
import type { Asked, Kind } from '../kind.ts';
import { aboutUser, checkIdentity, needsSecond, type UserSubject } from './user-subject.ts';

/** Lets a user replace the authenticator from the mailed link. The old one works until the new one is confirmed. */
export const newPhone: Kind<Asked<'new_phone'>, UserSubject> = {
  ...aboutUser,
  effect: 'new_phone_approved',
  needsSecond: needsSecond.new_phone,
  async blocks(deps, _tx, subject, asked) {
    if (subject.authenticatorState === null) return { refused: 'authenticator_missing' };
    const isNeeded = isApprovalPolicy(subject, deps.config) || needsSecond.new_phone(subject, deps.now());
    if (!isNeeded) return { refused: 'approval_not_needed' };
    return checkIdentity(asked);
  },
  async apply(deps, tx, { userId, requestedBy: by, needsSecondEmployee: isConfirmed }) {
    if (userId === null) throw new Error('a new phone of nobody');
    // The person does it: what one employee allows is no change yet. What two allow is confirmed before.
    if (isConfirmed) await changedBySupport(deps, tx, { userId, kind: 'new_phone', by, isConfirmed });
    const now = deps.now();
    const params = { at: now.toISOString(), ...(await byMainUser(tx, by)) };
    await queueMails(tx, [{ userId, requestedBy: 'system', kind: 'new_phone_approved', params }], now);
    return { details: {} };
  },
};
