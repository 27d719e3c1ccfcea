import { useState } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import type { LoginState } from '../../../session/login-state.ts';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeField, checkCode } from '../../../ui/code-fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { explainRejectedCode } from '../../../ui/rejected-code.ts';
import { useForm } from '../../../ui/use-form.ts';
import { useVerifyLoginCode } from '../api.ts';
import { useSecondStep } from './use-second-step.ts';

/** S2: the code of the authenticator app. */
export function CodePage() {
  const text = useText();
  const state: LoginState | null = useLocation().state;
  const verifyLoginCode = useVerifyLoginCode();
  const secondStep = useSecondStep();
  const [code, setCode] = useState('');
  const form = useForm({
    check: () => checkCode(code),
    send: () => verifyLoginCode.mutateAsync({ code }),
    done: secondStep.signedIn,
    explain: (problem) => explainRejectedCode(problem, 'code'),
    refused: secondStep.refused,
  });

  if (!state?.challenge) return <Navigate to="/" replace />;
  const { issuer, email, ways = [] } = state.challenge;
  return (
    <Page title={text.code.title} startAt="code">
      <div className="stack-small">
        <p>{text.code.instruction}</p>
        <p className="muted">{text.code.listedAs(issuer, email)}</p>
      </div>
      <Form form={form}>
        <CodeField value={code} onChange={setCode} />
        <Button wide>{text.code.submit}</Button>
      </Form>
      <nav className="links" aria-label={text.login.help}>
        {ways.includes('passkey') && (
          <Link to="/passkey" state={state}>
            {text.passkey.use}
          </Link>
        )}
        <Link to="/recovery-code" state={state}>
          {text.code.useRecoveryCode}
        </Link>
        <Link to="/passwordreset/?lost=authenticator" state={{ email }}>
          {text.code.noPhone}
        </Link>
      </nav>
    </Page>
  );
}
