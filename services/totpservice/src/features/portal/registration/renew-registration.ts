import type { Database } from '@tvm/db';
import { maskEmail } from '@tvm/policy';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import { requestRegistrationMail } from '../../../mails/request-registration-mail.ts';
import { operation } from '../../../sessions/operation.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import {
  findByToken,
  lockRegistration,
  type RegistrationFacts,
  updateRegistration,
} from './registration.queries.ts';
import { isHeld, isRenewable } from './registration-state.ts';

/**
 * Has a fresh link mailed in exchange for an expired one: of a user who isn't enrolled, with an unchanged address, expired less than 30 days
 * ago, three times a chain, each link once. Never answers with a token.
 */
export const renewRegistration = operation('renewRegistration', async (deps, { body, visitor }) => {
  const found = await findByToken(deps.db, body.token);
  if (!found) return { refused: 'registration_unknown' };
  return deps.db.transaction(async (tx) => {
    const now = deps.now();
    const facts = await lockRegistration(tx, found);
    const result = await renew(tx, facts, now);
    const event = { type: 'registration_renewed', ...byPerson(facts, visitor.address) } as const;
    if (isRefusal(result)) return recordRefused(tx, event, result, now);
    await recordEvent(tx, { ...event, result: 'success' }, now);
    return result;
  });
});

async function renew(
  tx: Database,
  facts: RegistrationFacts,
  now: Date,
): Promise<{ maskedEmail: string } | Refusal<'renewal_refused' | 'mail_limit_reached' | 'enrolment_held'>> {
  if (!isRenewable(facts, now)) return { refused: 'renewal_refused' };
  if (isHeld(facts)) return { refused: 'enrolment_held' };
  const { userId } = facts;
  const params = { renewals: facts.renewals + 1 };
  const request = await requestRegistrationMail(tx, { userId, requestedBy: 'renewal', params }, now);
  if ('limitedUntil' in request) return { refused: 'mail_limit_reached', retryAt: request.limitedUntil };
  await updateRegistration(tx, facts.registrationId, { renewedAt: now });
  return { maskedEmail: maskEmail(facts.email) };
}
