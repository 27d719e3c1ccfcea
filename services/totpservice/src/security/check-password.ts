import type { Database } from '@tvm/db';
import { keyedHash, verifyPassword } from '@tvm/keys';
import type { Deps } from '../deps.ts';
import {
  claimAttempt,
  passwordAccountPolicy,
  passwordAddressPolicy,
  restoreAttempts,
  returnAttempt,
} from './attempt-budget.ts';

export type PasswordCheck =
  | { outcome: 'right' }
  | { outcome: 'wrong' }
  | { outcome: 'locked'; lockedUntil: Date };

/**
 * The one check of a password, at login and as a fresh proof. The attempt is counted first, for the account under a keyed hash of its address
 * (so that unknown addresses are slowed in the same way) and for the network; then the same bcrypt work is done whether or not there
 * is a password to compare with.
 * @param input.stored undefined for an unknown address, or a user without a password
 */
export async function checkPassword(
  deps: Deps,
  input: {
    address: string;
    password: string;
    stored: { hash: string; pepperKeyId: string } | undefined;
    clientNetwork: string;
  },
): Promise<PasswordCheck> {
  const { db, config } = deps;
  const subject = passwordSubject(deps, input.address);
  const network = await claimAttempt(db, passwordAddressPolicy, input.clientNetwork, deps.now());
  if (network.outcome === 'locked') return network;
  const account = await claimAttempt(db, passwordAccountPolicy, subject, deps.now());
  if (account.outcome === 'locked') return account;
  const right = await verifyPassword(config.keys.pepper, input.password, input.stored, config.passwordCost);
  if (!right) return { outcome: 'wrong' };
  await restoreAttempts(db, 'password_account', subject);
  await returnAttempt(db, 'password_address', input.clientNetwork);
  return { outcome: 'right' };
}

/** The owner has set a new password: what strangers tried before is no reason to keep the owner waiting. */
export async function restorePasswordAttempts(deps: Deps, tx: Database, address: string): Promise<void> {
  await restoreAttempts(tx, 'password_account', passwordSubject(deps, address));
}

/** Whose attempts are counted, known or not, without keeping the address. */
const passwordSubject = (deps: Deps, address: string) =>
  keyedHash(deps.config.keys.token, 'address', address);
