import { matchCode, rejectionOf } from '../../../credentials/match-code.ts';
import { isRefusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { claimLogin, completeLogin, mintSession, refuseCode, rejectLogin } from './finish-login.ts';
import { acceptStepAndOpenSession } from './open-session.queries.ts';

/**
 * Finishes a login with a code (RFC 6238), whose time step is accepted once. Two durable commits: the first counts the attempt and returns what is needed to look
 * at it; the second accepts the step, consumes the challenge, opens the session and writes the event.
 */
export const verifyLoginCode = operation('verifyLoginCode', async (deps, input) => {
  const login = await claimLogin(deps, 'login_code', input);
  if (isRefusal(login)) return login;
  if (!login.takesCodes) return refuseCode(deps, login);
  const matched = await matchCode(deps, { ...login, code: input.body.code });
  const { right } = matched;
  if (!right) return rejectLogin(deps, login, rejectionOf(matched));
  const minted = mintSession(login);
  const opened = await acceptStepAndOpenSession(deps.db, right, minted.opening);
  if (!opened) return rejectLogin(deps, login, rejectionOf(matched));
  return completeLogin(deps, login, minted, opened);
});
