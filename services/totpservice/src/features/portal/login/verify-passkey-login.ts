import { matchPasskey } from '../../../credentials/match-passkey.ts';
import { isRefusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { claimLogin, completeLogin, mintSession, rejectLogin } from './finish-login.ts';
import { acceptPasskeyAndOpenSession } from './open-session.queries.ts';

/**
 * Finishes a login with a passkey (WebAuthn level 3, section 7.2). As with a code the first commit counts the attempt and the last one accepts the counter, consumes the login challenge, opens the
 * session and writes the event; between them the passkey's challenge is used up.
 */
export const verifyPasskeyLogin = operation('verifyPasskeyLogin', async (deps, input) => {
  const login = await claimLogin(deps, 'login_passkey', input);
  if (isRefusal(login)) return login;
  if (!login.hasAuthenticator) return rejectLogin(deps, login, { reason: 'no_authenticator' });
  const { challengeId: flowId, userId } = login;
  const matched = await matchPasskey(deps, { flowId, purpose: 'login', userId }, input.body);
  if ('reason' in matched) return rejectLogin(deps, login, matched);
  const minted = mintSession(login);
  const opened = await acceptPasskeyAndOpenSession(deps.db, matched, minted.opening);
  if (!opened) return rejectLogin(deps, login, { reason: 'replayed' });
  return completeLogin(deps, login, minted, opened);
});
