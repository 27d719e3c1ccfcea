import { keyedHashes, normaliseRecoveryCode } from '@tvm/keys';
import { noAuthenticator } from '../../../credentials/match-code.ts';
import { isRefusal } from '../../../http/problems.ts';
import { operation } from '../../../sessions/operation.ts';
import { claimLogin, completeLogin, mintSession, refuseCode, rejectLogin } from './finish-login.ts';
import { useRecoveryCodeAndOpenSession } from './open-session.queries.ts';

/** Finishes a login with a recovery code: each once, under the attempt budget of codes. Two durable commits, as with a code. */
export const useRecoveryCode = operation('useRecoveryCode', async (deps, input) => {
  const login = await claimLogin(deps, 'login_recovery_code', input);
  if (isRefusal(login)) return login;
  if (!login.takesCodes) return refuseCode(deps, login);
  if (!login.hasAuthenticator) return rejectLogin(deps, login, noAuthenticator);
  const code = normaliseRecoveryCode(input.body.recoveryCode);
  const hashes = code ? keyedHashes(deps.config.keys.recoveryCode, 'recovery-code', code) : [];
  const minted = mintSession(login);
  const opened = await useRecoveryCodeAndOpenSession(deps.db, hashes, minted.opening);
  if (!opened) return rejectLogin(deps, login, { reason: 'wrong' });
  return completeLogin(deps, login, minted, opened);
});
