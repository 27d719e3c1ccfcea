import { organisations } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { isRefusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { asMainUser } from './as-main-user.ts';
import { queueRegistrationMails } from './registration-mails.queries.ts';

/**
 * Sends the registration mail again to everybody of the main user's own organisation who hasn't finished: one transaction with one audit event, which
 * holds the figures (each mail says itself on whose behalf it goes). Of two at once the second finds the first one's mails waiting.
 */
export const resendRegistrationMails = operation(
  'resendRegistrationMails',
  async (deps, { caller, visitor }) => {
    const who = byPerson(caller, visitor.address);
    const event = { type: 'registration_mails_requested', ...who } as const;
    const found = await asMainUser(deps, caller, event);
    if (isRefusal(found)) return found;
    if (!caller.decision.required)
      return recordRefused(deps.db, event, { refused: 'registration_not_required' }, deps.now());
    const { organisationId } = found;
    return deps.db.transaction(async (tx) => {
      const now = deps.now();
      const locked = tx.select({ id: organisations.id }).from(organisations);
      await locked.where(eq(organisations.id, organisationId)).for('no key update');
      const mails = await queueRegistrationMails(tx, organisationId, now);
      // Of everybody, not of the main user.
      const { userId: _, ...ofAll } = event;
      await recordEvent(tx, { ...ofAll, result: 'success', details: { ...mails } }, now);
      return mails;
    });
  },
);
