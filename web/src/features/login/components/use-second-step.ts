import type { Schema } from '@tvm/contract';
import { useLocation, useNavigate } from 'react-router';
import type { Problem } from '../../../http/problem.ts';
import { fewCodes, type HomeState, type LoginState } from '../../../session/login-state.ts';
import { lockedUntil } from '../../../ui/rejected-code.ts';
import { goOnTo } from '../interaction.ts';

/** Where both ways of finishing a login lead. */
export function useSecondStep() {
  const navigate = useNavigate();
  const from: LoginState | null = useLocation().state;
  const interaction = from?.interaction;
  const takesRecoveryCodes = from?.challenge?.takesRecoveryCodes ?? true;
  return {
    /** After a code or a passkey: few recovery codes are told of, where they count. Replaces the code step in the history, so that Back never sends a used code. */
    signedIn: ({ recoveryCodesLeft: left }: Schema<'SignedIn'>) => {
      const state: HomeState = takesRecoveryCodes && left <= fewCodes ? { codesAreFew: left } : {};
      return interaction ? goOnTo(interaction) : navigate('/portal', { replace: true, state });
    },
    /** After a recovery code. */
    signedInByRecoveryCode: ({ recoveryCodesLeft }: Schema<'SignedIn'>) => {
      const state: HomeState = { recoveryCodesLeft };
      return interaction ? goOnTo(interaction) : navigate('/portal', { replace: true, state });
    },
    /** No more attempts: told on a page of its own. The login challenge is gone (ten minutes, or another tab): the password is asked again. */
    refused: (problem: Problem) => {
      const { code } = problem;
      const until = lockedUntil(problem);
      if (until !== undefined) {
        const state: LoginState = { locked: { until }, email: from?.challenge?.email };
        void navigate('/locked', { replace: true, state });
      }
      if (code !== 'login_challenge_missing') return;
      const state: LoginState = { notice: 'challengeMissing' };
      void navigate(interaction ? `/?interaction=${interaction}` : '/', { replace: true, state });
    },
  };
}
