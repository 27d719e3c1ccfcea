import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { type MakeInput, type MakeRefusal, makeSupportRequest } from './make-support-request.ts';

/** Takes a user's authenticator away, or asks another employee to allow it. The user is invited again where 2FA is required: nobody stays stuck. */
export async function resetUserTwoFactor(
  deps: Deps,
  session: EmployeeSession,
  input: MakeInput,
): Promise<{ request: Schema<'SupportRequest'> } | MakeRefusal> {
  return makeSupportRequest(deps, session, 'reset', input);
}
