import type { Database } from '@tvm/db';
import { maskEmail } from '@tvm/policy';
import type { Deps } from '../../../deps.ts';
import { requestRegistrationMail } from '../../../mails/request-registration-mail.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import {
  findByToken,
  lockRegistration,
  type RegistrationFacts,
  updateRegistration,
} from './registration.queries.ts';
import { isRenewable } from './registration-state.ts';

export type RenewRegistration =
  | { outcome: 'queued'; maskedEmail: string }
  | { outcome: 'unknown' }
  | { outcome: 'not_renewable' }
  | { outcome: 'limited'; until: Date };

/**
 * Has a fresh link mailed in exchange for an expired one: of a user who isn't enrolled, with an unchanged address, expired less than 30 days
 * ago, three times a chain, each link once. Never answers with a token.
 */
export async function renewRegistration(
  deps: Deps,
  input: { token: string; clientAddress: string },
): Promise<RenewRegistration> {
  const found = await findByToken(deps.db, input.token);
  if (!found) return { outcome: 'unknown' };
  return deps.db.transaction(async (tx) => {
    const now = deps.now();
    const facts = await lockRegistration(tx, found);
    const result = await renew(tx, facts, now);
    const told =
      result.outcome === 'queued'
        ? ({ result: 'success' } as const)
        : ({ result: 'refused', reason: result.outcome } as const);
    const event = { type: 'registration_renewed', ...told, ...byPerson(facts, input.clientAddress) } as const;
    await recordEvent(tx, event, now);
    return result;
  });
}

async function renew(
  tx: Database,
  facts: RegistrationFacts,
  now: Date,
): Promise<Exclude<RenewRegistration, { outcome: 'unknown' }>> {
  if (!isRenewable(facts, now)) return { outcome: 'not_renewable' };
  const { userId } = facts;
  const params = { renewals: facts.renewals + 1 };
  const request = await requestRegistrationMail(tx, { userId, requestedBy: 'renewal', params }, now);
  if ('limitedUntil' in request) return { outcome: 'limited', until: request.limitedUntil };
  await updateRegistration(tx, facts.registrationId, { renewedAt: now });
  return { outcome: 'queued', maskedEmail: maskEmail(facts.email) };
}
