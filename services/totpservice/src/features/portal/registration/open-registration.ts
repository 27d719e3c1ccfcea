import type { Schema } from '@tvm/contract';
import { hashToken, mintToken } from '@tvm/keys';
import type { Deps } from '../../../deps.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import {
  findByToken,
  lockRegistration,
  revokePendingAuthenticator,
  updateRegistration,
} from './registration.queries.ts';
import { describeRegistration, linkState } from './registration-state.ts';
import { type DeadRegistration, recordRefused } from './with-registration.ts';

export type OpenRegistration =
  | { outcome: 'opened'; cookie: string; expiresAt: Date; registration: Schema<'Registration'> }
  | { outcome: 'unknown' }
  | Extract<DeadRegistration, { outcome: 'dead' }>;

/**
 * Exchanges a mailed token for the registration cookie of one browser. The browser that has it already goes on where it was; another one starts
 * anew, which ends the former cookie, its pending secret and its kept password.
 * @param input.cookie what the browser sent, if anything
 */
export async function openRegistration(
  deps: Deps,
  input: { token: string; cookie: string | undefined; clientAddress: string },
): Promise<OpenRegistration> {
  const found = await findByToken(deps.db, input.token);
  if (!found) return { outcome: 'unknown' };
  return deps.db.transaction(async (tx): Promise<OpenRegistration> => {
    const now = deps.now();
    const facts = await lockRegistration(tx, found);
    const state = linkState(facts, now);
    if (state !== 'open') {
      const attempt = { type: 'registration_opened' as const, clientAddress: input.clientAddress };
      return recordRefused(deps, tx, facts, attempt, { outcome: 'dead', state });
    }
    if (input.cookie && facts.cookieHash === hashToken('registration-cookie', input.cookie)) {
      const registration = describeRegistration(facts, deps.config, now);
      return { outcome: 'opened', cookie: input.cookie, expiresAt: facts.expiresAt, registration };
    }
    const cookie = mintToken();
    await revokePendingAuthenticator(tx, facts.registrationId, now);
    const anew = { passwordSetAt: null, keptPasswordHash: null, keptPepperKeyId: null };
    const cookieHash = hashToken('registration-cookie', cookie);
    await updateRegistration(tx, facts.registrationId, {
      ...anew,
      cookieHash,
      openedAt: facts.openedAt ?? now,
    });
    await recordEvent(
      tx,
      {
        type: 'registration_opened',
        result: 'success',
        ...byPerson(facts, input.clientAddress),
        details: { purpose: facts.purpose, again: facts.openedAt !== null },
      },
      now,
    );
    const registration = describeRegistration({ ...facts, ...anew }, deps.config, now);
    return { outcome: 'opened', cookie, expiresAt: facts.expiresAt, registration };
  });
}
