import type { Schema } from '@tvm/contract';
import { Navigate, useNavigate } from 'react-router';
import { problemOf } from '../../../http/problem.ts';
import { useSession } from '../../../session/use-session.ts';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { useText } from '../../../text/language.tsx';
import { ApprovalRequiredPage } from '../../../ui/approval-required-page.tsx';
import { Loading } from '../../../ui/busy.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { FailurePage } from '../../../ui/failure-page.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pairing, usePairing } from '../../../ui/pairing.tsx';
import { useRecoveryCodes } from '../../../ui/recovery-codes.tsx';
import { useConfirmAuthenticatorReplacement, useStartAuthenticatorReplacement } from '../api.ts';
import type { NewCodesState } from '../profile-state.ts';

const replaced: NewCodesState = { shown: true, replaced: true };

/** S17: another phone. The former one works until the new one has given its first code. */
export function ReplaceAuthenticatorPage() {
  const { enrolled } = useSession();
  return enrolled ? <Replacement /> : <Navigate to="/portal/profile" replace />;
}

function Replacement() {
  const pending = useStartAuthenticatorReplacement();
  if (pending.data)
    return <ConfirmReplacement pending={pending.data} restart={() => void pending.refetch()} />;
  if (!pending.isError) return <Loading />;
  const { code } = problemOf(pending.error);
  if (code === 'step_up_required') return <StepUpPage onProven={() => pending.refetch()} />;
  if (code === 'approval_required') {
    return (
      <ApprovalRequiredPage retry={() => void pending.refetch()} again={pending.errorUpdateCount > 1}>
        <p>
          <CancelLink />
        </p>
      </ApprovalRequiredPage>
    );
  }
  return (
    <FailurePage thrown={pending.error} retry={() => void pending.refetch()}>
      <p>
        <CancelLink />
      </p>
    </FailurePage>
  );
}

type ConfirmProps = { pending: Schema<'PendingAuthenticator'>; restart: () => void };

function ConfirmReplacement({ pending, restart }: ConfirmProps) {
  const { replaceAuthenticator: words } = useText();
  const navigate = useNavigate();
  const { hold } = useRecoveryCodes();
  const stepUp = useStepUpGate();
  const confirmReplacement = useConfirmAuthenticatorReplacement();
  const pairing = usePairing({
    confirm: (code) => stepUp.run(() => confirmReplacement.mutateAsync({ code })),
    done: ({ recoveryCodes }) => {
      hold({ codes: recoveryCodes, account: pending.account });
      return navigate('/portal/profile/recovery-codes', { replace: true, state: replaced });
    },
    refused: ({ code }) => {
      if (code === 'replacement_not_started') restart();
    },
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} />;
  return (
    <Page title={words.title} width="wide">
      <p>{words.before}</p>
      <Pairing pending={pending} pairing={pairing} />
      <p>
        <CancelLink />
      </p>
    </Page>
  );
}
