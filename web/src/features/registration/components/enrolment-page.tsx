import type { Schema } from '@tvm/contract';
import { Link } from 'react-router';
import { problemOf } from '../../../http/problem.ts';
import { useText } from '../../../text/language.tsx';
import { ApprovalRequiredPage } from '../../../ui/approval-required-page.tsx';
import { Loading } from '../../../ui/busy.tsx';
import { FailurePage } from '../../../ui/failure-page.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pairing, usePairing } from '../../../ui/pairing.tsx';
import { useRecoveryCodes } from '../../../ui/recovery-codes.tsx';
import { useConfirmEnrolment, useStartEnrolment } from '../api.ts';
import { deadLinkOf } from '../registration-steps.ts';
import { HeldNotice } from './held-notice.tsx';
import { usePasskeysLost } from './passkeys-lost.tsx';
import { RecoveryRefusedPage } from './recovery-refused-page.tsx';
import { RegistrationStep } from './registration-step.tsx';

/** S8: couple an authenticator app. */
export function EnrolmentPage() {
  return (
    <RegistrationStep step="authenticator">
      {(registration) => <Enrolment registration={registration} />}
    </RegistrationStep>
  );
}

function Enrolment({ registration }: { registration: Schema<'Registration'> }) {
  const pending = useStartEnrolment();
  const canKeepApp = registration.next === 'proof';
  if (pending.isPending) return <Loading />;
  if (pending.isError) {
    const problem = problemOf(pending.error);
    const { code } = problem;
    // A dead registration is the guard's business: it asks again by itself.
    if (deadLinkOf(code)) return <Loading />;
    if (code === 'approval_required') {
      return (
        <ApprovalRequiredPage retry={() => void pending.refetch()} again={pending.errorUpdateCount > 1}>
          {canKeepApp && <KeepApp />}
        </ApprovalRequiredPage>
      );
    }
    if (code === 'enrolment_held') {
      return (
        <HeldNotice retry={() => void pending.refetch()} isRetrying={pending.isRefetching}>
          {canKeepApp && <KeepApp />}
        </HeldNotice>
      );
    }
    if (code === 'recovery_waits' || code === 'recovery_stopped') {
      return (
        <RecoveryRefusedPage
          problem={problem}
          retry={() => void pending.refetch()}
          again={pending.errorUpdateCount > 1}
        >
          {canKeepApp && <KeepApp />}
        </RecoveryRefusedPage>
      );
    }
    return (
      <FailurePage thrown={pending.error} retry={() => void pending.refetch()}>
        {canKeepApp && <KeepApp />}
      </FailurePage>
    );
  }
  const isNewPhone = canKeepApp || registration.lost === 'authenticator';
  const shown = { registration, pending: pending.data, canKeepApp, isNewPhone };
  return <ConfirmEnrolment {...shown} />;
}

type ConfirmProps = {
  registration: Schema<'Registration'>;
  pending: Schema<'PendingAuthenticator'>;
  canKeepApp: boolean;
  /** In place of another one. */
  isNewPhone: boolean;
};

function ConfirmEnrolment({ registration, pending, canKeepApp, isNewPhone }: ConfirmProps) {
  const text = useText();
  const { hold } = useRecoveryCodes();
  const confirmEnrolment = useConfirmEnrolment();
  const { passkeysLost, question } = usePasskeysLost(registration);
  const pairing = usePairing({
    confirm: (code) => confirmEnrolment.mutateAsync({ code, ...(passkeysLost && { passkeysLost }) }),
    // The guard of this step leads to the codes as soon as they are there.
    done: ({ recoveryCodes }) => hold({ codes: recoveryCodes, account: pending.account, isNewPhone }),
  });
  return (
    <Page
      title={isNewPhone ? text.enrolment.newPhoneTitle : text.enrolment.title}
      step={text.registration.step(2)}
      width="wide"
    >
      <Pairing pending={pending} pairing={pairing}>
        {question}
      </Pairing>
      {canKeepApp && <KeepApp />}
      <p>
        <Link to="/registration/passkey">{text.enrolment.usePasskey}</Link>
      </p>
    </Page>
  );
}

/** Whoever reset the password and still has the old app, or a passkey, needn't enrol a new one. */
function KeepApp() {
  const words = useText().enrolment;
  return (
    <p>
      <Link to="/registration/proof">{words.keepApp}</Link>
    </p>
  );
}
