import { operation } from '../../../sessions/operation.ts';
import { askAsMainUser } from './ask-as-main-user.ts';
import { withColleague } from './with-colleague.ts';

/**
 * Takes a colleague's authenticators away, as support's reset does, so that the colleague is invited anew. Where another change of the last 72 hours would hold the enrolment
 * together with it (SECURITY rule 17) it waits for an employee of TVM instead.
 */
export const resetColleague = operation('resetColleague', async (deps, { params, body, caller, visitor }) =>
  withColleague(deps, { type: 'two_factor_reset', caller, visitor, ...params }, (tx, colleague) =>
    askAsMainUser(deps, tx, { caller, visitor, colleague, kind: 'reset', version: body.version }),
  ),
);
