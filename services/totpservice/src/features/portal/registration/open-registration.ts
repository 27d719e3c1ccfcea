import type { Database } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import { holdEnrolment } from '../../../approvals/hold-enrolment.ts';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import { operation } from '../../../sessions/operation.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import {
  findByToken,
  lockRegistration,
  markAddressProven,
  type RegistrationFacts,
  revokePendingAuthenticator,
  updateRegistration,
} from './registration.queries.ts';
import { describeRegistration, isHeld } from './registration-state.ts';
import { refuseDead, refuseStep } from './with-registration.ts';

/**
 * Exchanges a mailed token for the registration cookie of one browser. The browser that has it already goes on where it was; another one starts
 * anew, which ends the former cookie, its pending secret and its kept password.
 */
export const openRegistration = operation('openRegistration', async (deps, { body, cookies, visitor }) => {
  const found = await findByToken(deps.db, body.token);
  if (!found) return { refused: 'registration_unknown' };
  const former = cookies.registration;
  return deps.db.transaction(async (tx) => {
    const facts = await lockRegistration(tx, found);
    const attempt = { type: 'registration_opened', clientAddress: visitor.address } as const;
    const dead = refuseDead(facts, deps.now());
    if (dead) return refuseStep(deps, tx, facts, attempt, dead);
    // What nobody was asked, or has answered for a week, is asked again.
    if (isHeld(facts)) await holdEnrolment(deps, tx, facts.userId);
    if (former && facts.cookieHash === hashToken('registration-cookie', former))
      return opened(deps, facts, former);
    return openAnew(deps, tx, facts, visitor.address);
  });
});

async function openAnew(deps: Deps, tx: Database, facts: RegistrationFacts, clientAddress: string) {
  const now = deps.now();
  const cookie = mintToken();
  await revokePendingAuthenticator(tx, facts.registrationId, now);
  const anew = { passwordSetAt: null, keptPasswordHash: null, keptPepperKeyId: null };
  const cookieHash = hashToken('registration-cookie', cookie);
  const openedAt = facts.openedAt ?? now;
  await updateRegistration(tx, facts.registrationId, { ...anew, cookieHash, openedAt });
  await markAddressProven(tx, facts.userId, now);
  const details = { purpose: facts.purpose, again: facts.openedAt !== null };
  const event = { type: 'registration_opened', result: 'success', details } as const;
  await recordEvent(tx, { ...event, ...byPerson(facts, clientAddress) }, now);
  return opened(deps, { ...facts, ...anew }, cookie);
}

function opened(deps: Deps, facts: RegistrationFacts, token: string) {
  const cookies = { registration: { token, expiresAt: facts.expiresAt } };
  return answer(200, describeRegistration(facts, deps.config, deps.now()), { cookies });
}
