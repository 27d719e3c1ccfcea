import { type Database, passwords } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { ClientInfo } from '../http/client-info.ts';
import { byPerson, recordEvent } from './audit.ts';
import { checkPassword } from './check-password.ts';
import { rehashPassword } from './rehash-password.ts';
import type { Session } from './session.ts';

/**
 * Checks the password of whoever is signed in, under the budgets of a login; a failure is written down.
 * @param input.type what the password was given for
 */
export async function checkOwnPassword(
  deps: Deps,
  session: Session,
  input: { password: string; client: ClientInfo; type: 'fresh_proof' | 'step_up' | 'password_changed' },
): Promise<{ outcome: 'right' } | { outcome: 'proof_rejected' } | { outcome: 'locked'; lockedUntil: Date }> {
  const { password, client, type } = input;
  const stored = await findPassword(deps.db, session.userId);
  const address = session.emailCanonical;
  const check = await checkPassword(deps, { address, password, stored, clientNetwork: client.network });
  if (check.outcome === 'right') {
    if (stored) await rehashPassword(deps, session.userId, password, stored);
    return check;
  }
  const result = check.outcome === 'locked' ? ('refused' as const) : ('failure' as const);
  const event = { type, result, reason: check.outcome };
  await recordEvent(deps.db, { ...event, ...byPerson(session, client.address) }, deps.now());
  return check.outcome === 'locked' ? check : { outcome: 'proof_rejected' };
}

async function findPassword(db: Database, userId: string) {
  const [stored] = await db
    .select({ hash: passwords.hash, pepperKeyId: passwords.pepperKeyId })
    .from(passwords)
    .where(eq(passwords.userId, userId));
  return stored;
}
