import { hashToken } from '@tvm/keys';
import type { Deps } from '../../../deps.ts';
import { answer } from '../../../http/contract-operation.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { operation } from '../../../sessions/operation.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { endSessionOf } from './login.queries.ts';

/** Logs out. Not the device cookie: whoever logs out comes back. */
export const endSession = operation('endSession', async (deps, { cookies, visitor }) => {
  if (cookies.session) await endSessionOfToken(deps, cookies.session, visitor);
  const cleared = { session: 'clear', 'login-challenge': 'clear', registration: 'clear' } as const;
  return answer(204, undefined, { cookies: cleared });
});

/** Ends the session of a token. One that isn't there, or isn't live, is ended already. */
export async function endSessionOfToken(
  deps: Deps,
  token: string,
  visitor: Visitor,
  reason?: 'signed_in_again',
): Promise<void> {
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    const ended = await endSessionOf(tx, hashToken('session', token), now);
    if (!ended) return;
    const event = { type: 'logout', result: 'success', ...(reason && { reason }) } as const;
    await recordEvent(tx, { ...event, ...byPerson(ended, visitor.address) }, now);
  });
}
