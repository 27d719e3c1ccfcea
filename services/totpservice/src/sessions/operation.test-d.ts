/** What an operation can't do: each line below an expectation has to be a compile error. Compiled by `pnpm check`, never run. */
import { answer } from '../http/contract-operation.ts';
import { operation } from './operation.ts';

const expiresAt = new Date(0);
const token = 'A';

operation('verifyLoginCode', async (_deps, { body, caller }) => {
  body.code satisfies string;
  caller satisfies string;
  // @ts-expect-error the contract has no such field of the body
  body.pin;
  return answer(200, { recoveryCodesLeft: 9 }, { cookies: { session: { token, expiresAt } } });
});
operation('approveApproval', async (_deps, { caller, params }) => {
  caller.employeeRole satisfies string;
  params.approvalId satisfies string;
  // @ts-expect-error the contract has no such parameter
  params.organisationId;
  return { refused: 'code_rejected' };
});
operation('listOrganisationUsers', async (_deps, { query }) => {
  query.page satisfies number;
  // @ts-expect-error a sort that the contract doesn't know
  query.sort === 'age';
  return { refused: 'main_user_required' };
});
// @ts-expect-error a problem of another operation
operation('verifyLoginCode', async () => ({ refused: 'client_not_found' }));
// @ts-expect-error a problem that nobody knows
operation('verifyLoginCode', async () => ({ refused: 'no_such_code' }));
// @ts-expect-error a field of the answer is missing
operation('verifyLoginCode', async () => ({}));
// @ts-expect-error a field of the answer has another type
operation('verifyLoginCode', async () => ({ recoveryCodesLeft: '9' }));
// @ts-expect-error another status than the contract's
operation('verifyLoginCode', async () => answer(201, { recoveryCodesLeft: 9 }));
// @ts-expect-error an operation that sets no cookies
operation('getHealth', async () => answer(200, { status: 'ok' }, { cookies: { session: 'clear' } }));
// @ts-expect-error no such cookie
operation('endSession', async () => answer(204, undefined, { cookies: { other: 'clear' } }));
// @ts-expect-error two statuses are possible: it has to say which
operation('putOrganisation', async () => ({ outcome: 'created' }));
// @ts-expect-error a file needs its name
operation('exportAuditEvents', async () => 'a,b');
// @ts-expect-error no operation of the contract
operation('logIn', async () => undefined);
