import type { Schema } from '@tvm/contract';
import { maskEmail } from '@tvm/policy';
import type { Deps } from '../../../deps.ts';
import { findByToken } from './registration.queries.ts';
import { isRenewable, linkState } from './registration-state.ts';

/** What a mailed link is still good for; undefined for a token that was never made. Changes nothing (SECURITY rule 12). */
export async function inspectRegistration(
  deps: Deps,
  token: string,
): Promise<Schema<'RegistrationLink'> | undefined> {
  const facts = await findByToken(deps.db, token);
  if (!facts) return undefined;
  const now = deps.now();
  return {
    state: linkState(facts, now),
    purpose: facts.purpose,
    maskedEmail: maskEmail(facts.mailedTo),
    expiresAt: facts.expiresAt.toISOString(),
    renewable: isRenewable(facts, now),
  };
}
