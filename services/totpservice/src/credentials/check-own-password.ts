import { type Database, passwords } from '@tvm/db';
import { inLane } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Refusal } from '../http/problems.ts';
import type { Visitor } from '../http/visitor.ts';
import { browserOfSession } from '../sessions/device-cookie.ts';
import type { Session } from '../sessions/session.ts';
import { byPerson, recordEvent } from '../trail/audit.ts';
import { recordRefused } from '../trail/record-refused.ts';
import { checkPassword, laneOf } from './check-password.ts';
import { rehashPassword } from './rehash-password.ts';

/**
 * Checks the password of whoever is signed in, under a budget of the session's own, so that no stranger's attempts at the login stop it; a failure
 * is written down.
 * @param input.type what the password was given for
 * @returns why it doesn't count; undefined for the right one
 */
export async function checkOwnPassword(
  deps: Deps,
  session: Session,
  input: { password: string; visitor: Visitor; type: 'fresh_proof' | 'step_up' | 'password_changed' },
): Promise<Refusal<'proof_rejected' | 'login_locked'> | undefined> {
  const { password, visitor, type } = input;
  const who = byPerson(session, visitor.address);
  const knownBrowser = browserOfSession(session);
  const check = await inLane(laneOf(knownBrowser), async () => {
    const stored = await findPassword(deps.db, session.userId);
    const address = session.emailCanonical;
    const found = await checkPassword(deps, {
      address,
      password,
      stored,
      knownBrowser,
      client: visitor,
      who,
    });
    if (found.outcome === 'right' && stored) await rehashPassword(deps, session.userId, password, stored);
    return found;
  });
  if (check.outcome === 'right') return undefined;
  if (check.outcome === 'locked') {
    const refusal = { refused: 'login_locked', retryAt: check.lockedUntil } as const;
    return recordRefused(deps.db, { type, ...who }, refusal, deps.now());
  }
  // A hundred in a row: this session's are no longer looked at, the right one neither. A new login is the way on.
  if (check.outcome === 'link_required')
    return recordRefused(deps.db, { type, ...who }, { refused: 'proof_rejected' }, deps.now());
  await recordEvent(deps.db, { type, result: 'failure', reason: check.outcome, ...who }, deps.now());
  return { refused: 'proof_rejected' };
}

async function findPassword(db: Database, userId: string) {
  const [stored] = await db
    .select({ hash: passwords.hash, pepperKeyId: passwords.pepperKeyId })
    .from(passwords)
    .where(eq(passwords.userId, userId));
  return stored && { ...stored, userId };
}
