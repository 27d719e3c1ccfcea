import { verifyCode } from '../../../credentials/verify-code.ts';
import type { Deps } from '../../../deps.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { type FinishLogin, finishLogin } from './finish-login.ts';
import { acceptStepAndOpenSession } from './open-session.queries.ts';

/** Finishes a login with a code (RFC 6238), whose time step is accepted once. */
export async function verifyLoginCode(
  deps: Deps,
  {
    code,
    ...input
  }: { challengeToken: string; deviceToken: string | undefined; code: string; client: Visitor },
): Promise<FinishLogin> {
  return finishLogin(
    deps,
    { ...input, type: 'login_code' },
    ({ userId, authenticatorId, sealedSecret }, opening) =>
      verifyCode(deps, {
        userId,
        sealedSecret,
        code,
        accept: (step) => acceptStepAndOpenSession(deps.db, authenticatorId, step, opening),
      }),
  );
}
