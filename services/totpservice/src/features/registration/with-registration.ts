import type { Database } from '@tvm/db';
import type { Deps } from '../../deps.ts';
import { findByCookie, lockRegistration, type RegistrationFacts } from './registration.queries.ts';
import { linkState } from './registration-state.ts';

/** Why a browser's registration can't go on. */
export type DeadRegistration =
  | { outcome: 'not_open' }
  | { outcome: 'dead'; state: 'expired' | 'used' | 'replaced' | 'withdrawn' | 'already_enrolled' };

/** The open registration of a browser's cookie, or why there is none. */
export async function findOpenRegistration(
  deps: Deps,
  cookie: string,
): Promise<{ outcome: 'open'; facts: RegistrationFacts } | DeadRegistration> {
  const facts = await findByCookie(deps.db, cookie);
  if (!facts) return { outcome: 'not_open' };
  const state = linkState(facts, deps.now());
  return state === 'open' ? { outcome: 'open', facts } : { outcome: 'dead', state };
}

/**
 * Runs a step of an open registration in one transaction, with its user's and its own row locked and read again. `work` returns its rejections:
 * a throw would roll back what has to stay.
 */
export async function withOpenRegistration<T>(
  deps: Deps,
  cookie: string,
  work: (tx: Database, facts: RegistrationFacts) => Promise<T>,
): Promise<T | DeadRegistration> {
  const found = await findByCookie(deps.db, cookie);
  if (!found) return { outcome: 'not_open' };
  return deps.db.transaction(async (tx) => {
    const facts = await lockRegistration(tx, found);
    // Another browser opened the link meanwhile.
    if (facts.cookieHash !== found.cookieHash) return { outcome: 'not_open' };
    const state = linkState(facts, deps.now());
    return state === 'open' ? work(tx, facts) : { outcome: 'dead', state };
  });
}
