import type { Schema } from '@tvm/contract';
import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { type MakeInput, type MakeRefusal, makeSupportRequest } from './make-support-request.ts';

/** Lets a user replace the authenticator from the mailed link, or asks another employee to allow it. The old one works until the new one is confirmed. */
export async function approveNewPhone(
  deps: Deps,
  session: EmployeeSession,
  input: MakeInput,
): Promise<{ request: Schema<'SupportRequest'> } | MakeRefusal> {
  return makeSupportRequest(deps, session, 'new_phone', input);
}
