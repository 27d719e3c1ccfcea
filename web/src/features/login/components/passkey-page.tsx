import { Link, Navigate, useLocation } from 'react-router';
import type { LoginState } from '../../../session/login-state.ts';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { answerPasskey } from '../../../ui/passkey.ts';
import { useForm } from '../../../ui/use-form.ts';
import { useStartPasskeyLogin, useVerifyPasskeyLogin } from '../api.ts';
import { useSecondStep } from './use-second-step.ts';

/** S2, with a passkey instead of a code. */
export function PasskeyPage() {
  const text = useText();
  const state: LoginState | null = useLocation().state;
  const startPasskeyLogin = useStartPasskeyLogin();
  const verifyPasskeyLogin = useVerifyPasskeyLogin();
  const secondStep = useSecondStep();
  const form = useForm({
    send: async () =>
      verifyPasskeyLogin.mutateAsync(await answerPasskey(await startPasskeyLogin.mutateAsync())),
    done: secondStep.signedIn,
    refused: secondStep.refused,
  });

  if (!state?.challenge) return <Navigate to="/" replace />;
  const { email, ways = [], takesRecoveryCodes = true } = state.challenge;
  return (
    <Page title={text.passkey.title}>
      <p>{text.passkey.what}</p>
      <Form form={form}>
        <Button wide>{text.passkey.submit}</Button>
      </Form>
      <nav className="links" aria-label={text.login.help}>
        {ways.includes('app') && (
          <Link to="/code" state={state}>
            {text.recoveryCode.useCode}
          </Link>
        )}
        {takesRecoveryCodes && (
          <Link to="/recovery-code" state={state}>
            {text.code.useRecoveryCode}
          </Link>
        )}
        <Link to="/passwordreset/?lost=authenticator" state={{ email }}>
          {text.passkey.lost}
        </Link>
      </nav>
    </Page>
  );
}
