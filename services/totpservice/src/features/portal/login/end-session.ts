import { hashToken } from '@tvm/keys';
import type { Deps } from '../../../deps.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { endSessionOf } from './login.queries.ts';

/** Ends the session of a token. One that isn't there, or isn't live, is ended already. */
export async function endSession(
  deps: Deps,
  input: { token: string; client: Visitor; reason?: 'signed_in_again' },
): Promise<void> {
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    const ended = await endSessionOf(tx, hashToken('session', input.token), now);
    if (!ended) return;
    await recordEvent(
      tx,
      {
        type: 'logout',
        result: 'success',
        ...(input.reason && { reason: input.reason }),
        ...byPerson(ended, input.client.address),
      },
      now,
    );
  });
}
