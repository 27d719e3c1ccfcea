import { keyedHashes, normaliseRecoveryCode } from '@tvm/keys';
import type { Deps } from '../../../deps.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { type FinishLogin, finishLogin } from './finish-login.ts';
import { useRecoveryCodeAndOpenSession } from './open-session.queries.ts';

/** Finishes a login with a recovery code: each once, under the attempt budget of codes (DESIGN section 7). */
export async function useRecoveryCode(
  deps: Deps,
  {
    recoveryCode,
    ...input
  }: { challengeToken: string; deviceToken: string | undefined; recoveryCode: string; client: Visitor },
): Promise<FinishLogin> {
  const code = normaliseRecoveryCode(recoveryCode);
  const hashes = code ? keyedHashes(deps.config.keys.token, 'recovery-code', code) : [];
  return finishLogin(
    deps,
    { ...input, type: 'login_recovery_code' },
    async ({ authenticatorId }, opening) => {
      const value = await useRecoveryCodeAndOpenSession(deps.db, authenticatorId, hashes, opening);
      return value ? { outcome: 'accepted', value } : { outcome: 'rejected', reason: 'wrong' };
    },
  );
}
