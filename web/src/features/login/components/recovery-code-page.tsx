import { useState } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import type { LoginState } from '../../../session/login-state.ts';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { checkRecoveryCode, RecoveryCodeField } from '../../../ui/code-fields.tsx';
import { normaliseCode } from '../../../ui/code-input.ts';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { explainRejectedCode } from '../../../ui/rejected-code.ts';
import { useForm } from '../../../ui/use-form.ts';
import { useUseRecoveryCode } from '../api.ts';
import { useSecondStep } from './use-second-step.ts';

/** S2, without the phone: one of the recovery codes. */
export function RecoveryCodePage() {
  const text = useText();
  const state: LoginState | null = useLocation().state;
  const sendRecoveryCode = useUseRecoveryCode();
  const secondStep = useSecondStep();
  const [recoveryCode, setRecoveryCode] = useState('');
  const form = useForm({
    check: () => checkRecoveryCode(recoveryCode),
    send: () => sendRecoveryCode.mutateAsync({ recoveryCode: normaliseCode(recoveryCode) }),
    done: secondStep.signedInByRecoveryCode,
    explain: (problem) => explainRejectedCode(problem, 'recovery-code'),
    refused: secondStep.refused,
  });

  if (!state?.challenge) return <Navigate to="/" replace />;
  const byPasskey = state.challenge.ways?.[0] === 'passkey';
  return (
    <Page title={text.recoveryCode.title}>
      <p>{text.recoveryCode.instruction}</p>
      <Form form={form}>
        <RecoveryCodeField value={recoveryCode} onChange={setRecoveryCode} />
        <Button wide>{text.recoveryCode.submit}</Button>
      </Form>
      <nav className="links" aria-label={text.login.help}>
        <Link to={byPasskey ? '/passkey' : '/code'} state={state} replace>
          {byPasskey ? text.passkey.use : text.recoveryCode.useCode}
        </Link>
        <Link to="/passwordreset/?lost=authenticator" state={{ email: state.challenge.email }}>
          {text.code.noPhone}
        </Link>
      </nav>
    </Page>
  );
}
