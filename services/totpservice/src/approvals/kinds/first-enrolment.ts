import { queueMails } from '../../mails/queue-mail.ts';
import { inviteToEnrol } from '../../standing/invite-to-enrol.ts';
import { confirmChanges } from '../../standing/sensitive-changes.ts';
import type { Asked, Kind } from '../kind.ts';
import { aboutUser, checkIdentity, type UserSubject } from './user-subject.ts';

/**
 * Lets a user enrol whose enrolment is held by two changes within 72 hours (SECURITY rule 17). The service asks for it by itself (`hold-enrolment.ts`); decided by an
 * employee who did none of them, or a main user of the organisation. Support asks again where it was rejected.
 */
export const firstEnrolment: Kind<Asked<'first_enrolment'>, UserSubject> = {
  ...aboutUser,
  effect: 'first_enrolment_confirmed',
  notBeside: ['first_enrolment'],
  needsSecond: () => true,
  async blocks(_deps, _tx, { heldBecause }, asked) {
    return heldBecause === null ? { refused: 'approval_not_needed' } : checkIdentity(asked);
  },
  async apply(deps, tx, { userId }) {
    if (userId === null) throw new Error('an enrolment of nobody');
    const now = deps.now();
    const subject = await aboutUser.find(tx, { userId });
    await confirmChanges(tx, userId, now);
    await inviteToEnrol(deps, tx, [userId], now);
    const because = subject?.heldBecause ?? [];
    const isNewPhone = because.includes('new_phone') && subject?.authenticatorState === 'active';
    const params = { at: now.toISOString() };
    if (isNewPhone)
      await queueMails(tx, [{ userId, requestedBy: 'system', kind: 'new_phone_approved', params }], now);
    return { details: { because: because.join(' ') } };
  },
};
