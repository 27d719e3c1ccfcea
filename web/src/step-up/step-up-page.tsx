import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../session/use-session.ts';
import { useText } from '../text/language.tsx';
import { Loading } from '../ui/busy.tsx';
import { Button } from '../ui/button.tsx';
import { CancelLink } from '../ui/cancel-link.tsx';
import { CodeField, checkCode, checkRecoveryCode, RecoveryCodeField } from '../ui/code-fields.tsx';
import { normaliseCode } from '../ui/code-input.ts';
import { Form } from '../ui/form.tsx';
import { Page } from '../ui/page.tsx';
import { answerPasskey } from '../ui/passkey.ts';
import { PasswordField } from '../ui/password-field.tsx';
import { explainRejectedCode } from '../ui/rejected-code.ts';
import { sayProblem, useForm } from '../ui/use-form.ts';
import { useListAuthenticators, useStartPasskeyStepUp, useStepUp } from './api.ts';

type StepUpProps = {
  /** Goes on with what needed the proof; this screen stays busy until that is done. */
  onProven: () => unknown;
  /** Where Cancel leads; the profile unless told otherwise, and null where there is no way back. */
  cancelTo?: string | null;
  /** Nothing else is enough for what needs the proof. */
  passkeyOnly?: boolean;
};

/** A step before a sensitive action: a code of the app, a passkey or a recovery code; the password only where there is neither. */
export function StepUpPage(props: StepUpProps) {
  const { enrolled } = useSession();
  return enrolled ? <ByAuthenticator {...props} /> : <ByPassword {...props} />;
}

/** What was used last is asked for first; without an answer, the code that everybody knows. */
function ByAuthenticator(props: StepUpProps) {
  const authenticators = useListAuthenticators();
  const [byPasskey, setByPasskey] = useState<boolean>();
  if (authenticators.isPending) return <Loading />;
  const kinds = authenticators.data?.items.map(({ kind }) => kind) ?? ['app'];
  if (props.passkeyOnly || authenticators.data?.takesCodes === false) return <ByPasskey {...props} />;
  const [hasApp, hasPasskey] = [kinds.includes('app'), kinds.includes('passkey')];
  return hasPasskey && (byPasskey ?? kinds[0] === 'passkey') ? (
    <ByPasskey {...props} useCode={() => setByPasskey(false)} hasApp={hasApp} />
  ) : (
    <ByCode {...props} hasApp={hasApp} {...(hasPasskey && { usePasskey: () => setByPasskey(true) })} />
  );
}

type ByPasskeyProps = StepUpProps & { useCode?: () => void; hasApp?: boolean };

function ByPasskey({ onProven, cancelTo, useCode, hasApp }: ByPasskeyProps) {
  const text = useText();
  const stepUp = useStepUp();
  const startPasskeyStepUp = useStartPasskeyStepUp();
  const form = useForm({
    send: async () =>
      stepUp.mutateAsync({ passkey: await answerPasskey(await startPasskeyStepUp.mutateAsync()) }),
    done: async () => {
      await onProven();
    },
  });
  return (
    <Page title={text.stepUp.title}>
      <p>{text.passkey.stepUp}</p>
      <Form form={form}>
        <Button wide>{text.passkey.submit}</Button>
      </Form>
      <nav className="links" aria-label={text.login.help}>
        {useCode && (
          <button className="link-button" type="button" onClick={useCode}>
            {hasApp ? text.recoveryCode.useCode : text.code.useRecoveryCode}
          </button>
        )}
        {!useCode && <Link to="/passwordreset/?lost=authenticator">{text.passkey.lost}</Link>}
        {cancelTo !== null && <CancelLink to={cancelTo} />}
      </nav>
    </Page>
  );
}

type ByCodeProps = StepUpProps & { hasApp: boolean; usePasskey?: () => void };

function ByCode({ onProven, cancelTo, hasApp, usePasskey }: ByCodeProps) {
  const text = useText();
  const stepUp = useStepUp();
  const [way, setWay] = useState<'code' | 'recoveryCode'>(hasApp ? 'code' : 'recoveryCode');
  const [code, setCode] = useState('');
  const [recoveryCode, setRecoveryCode] = useState('');
  const byCode = way === 'code';
  const form = useForm({
    check: () => (byCode ? checkCode(code) : checkRecoveryCode(recoveryCode)),
    send: () => stepUp.mutateAsync(byCode ? { code } : { recoveryCode: normaliseCode(recoveryCode) }),
    done: async () => {
      await onProven();
    },
    explain: (problem) => explainRejectedCode(problem, byCode ? 'code' : 'recovery-code'),
  });
  const switchWay = () => {
    form.takeBack('code', 'recovery-code');
    setWay(byCode ? 'recoveryCode' : 'code');
  };
  return (
    <Page title={text.stepUp.title}>
      <p>{text.stepUp[way]}</p>
      <Form form={form}>
        {byCode ? (
          <CodeField value={code} onChange={setCode} hint={text.enrolment.hint} />
        ) : (
          <RecoveryCodeField value={recoveryCode} onChange={setRecoveryCode} />
        )}
        <Button wide>{text.stepUp.submit}</Button>
      </Form>
      <nav className="links" aria-label={text.login.help}>
        {usePasskey && (
          <button className="link-button" type="button" onClick={usePasskey}>
            {text.passkey.use}
          </button>
        )}
        {hasApp && (
          <button className="link-button" type="button" onClick={switchWay}>
            {byCode ? text.code.useRecoveryCode : text.recoveryCode.useCode}
          </button>
        )}
        <Link to="/passwordreset/?lost=authenticator">{text.code.noPhone}</Link>
        {cancelTo !== null && <CancelLink to={cancelTo} />}
      </nav>
    </Page>
  );
}

function ByPassword({ onProven, cancelTo }: StepUpProps) {
  const text = useText();
  const stepUp = useStepUp();
  const [password, setPassword] = useState('');
  const form = useForm({
    check: () =>
      password === '' ? [{ field: 'password', say: (words) => words.stepUp.passwordMissing }] : [],
    send: () => stepUp.mutateAsync({ password }),
    done: async () => {
      await onProven();
    },
    explain: (problem) => (problem.code === 'proof_rejected' ? [sayProblem(problem, 'password')] : undefined),
    refused: () => setPassword(''),
  });
  return (
    <Page title={text.stepUp.title}>
      <p>{text.stepUp.password}</p>
      <Form form={form}>
        <PasswordField
          id="password"
          label={text.stepUp.passwordLabel}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          pending={form.pending}
        />
        <Button wide>{text.stepUp.submit}</Button>
      </Form>
      <nav className="links" aria-label={text.login.help}>
        {cancelTo !== null && <CancelLink to={cancelTo} />}
      </nav>
    </Page>
  );
}
