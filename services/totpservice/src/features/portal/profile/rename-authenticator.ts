import { answer } from '../../../http/contract-operation.ts';
import { operation } from '../../../sessions/operation.ts';
import { withSession } from '../../../sessions/with-session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { nameAuthenticator } from './authenticators.queries.ts';

/** Calls an authenticator something else. A name proves nothing, so that it takes no proof. */
export const renameAuthenticator = operation(
  'renameAuthenticator',
  async (deps, { params: { authenticatorId: id }, body: { name }, caller, visitor }) =>
    withSession(deps, caller, async (tx) => {
      const event = { type: 'authenticator_renamed', ...byPerson(caller, visitor.address) } as const;
      if (!(await nameAuthenticator(tx, caller.userId, { id, name })))
        return recordRefused(tx, event, { refused: 'authenticator_not_found' }, deps.now());
      await recordEvent(tx, { ...event, result: 'success', details: { authenticatorId: id } }, deps.now());
      return answer(204, undefined);
    }),
);
