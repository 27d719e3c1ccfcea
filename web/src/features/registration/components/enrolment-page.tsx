import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import { problemOf } from '../../../lib/problem.ts';
import { useText } from '../../../text/language.tsx';
import { Loading } from '../../../ui/busy.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeField, checkCode } from '../../../ui/code-fields.tsx';
import { FailurePage } from '../../../ui/failure-page.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { sayProblem, useForm } from '../../../ui/use-form.ts';
import { useConfirmEnrolment } from '../api/confirm-enrolment.ts';
import { useStartEnrolment } from '../api/start-enrolment.ts';
import { deadLinkOf } from '../registration-steps.ts';
import { AuthenticatorApps } from './authenticator-apps.tsx';
import { PendingKey } from './pending-key.tsx';
import { RegistrationStep, useRecoveryCodes } from './registration-step.tsx';
import './enrolment.css';

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
    // A dead registration is the guard's business: it asks again by itself.
    if (deadLinkOf(problemOf(pending.error).code)) return <Loading />;
    return (
      <FailurePage thrown={pending.error} retry={() => void pending.refetch()}>
        {canKeepApp && <KeepApp />}
      </FailurePage>
    );
  }
  return <ConfirmEnrolment pending={pending.data} canKeepApp={canKeepApp} />;
}

type ConfirmProps = { pending: Schema<'PendingAuthenticator'>; canKeepApp: boolean };

function ConfirmEnrolment({ pending, canKeepApp }: ConfirmProps) {
  const text = useText();
  const { setCodes } = useRecoveryCodes();
  const confirmEnrolment = useConfirmEnrolment();
  const [code, setCode] = useState('');
  const form = useForm({
    check: () => checkCode(code),
    send: () => confirmEnrolment.mutateAsync({ code }),
    // The guard of this step leads to the codes as soon as they are there.
    done: ({ recoveryCodes }) => setCodes(recoveryCodes),
    explain: (problem) => (problem.code === 'code_rejected' ? [sayProblem(problem, 'code')] : undefined),
  });
  const words = text.enrolment;
  return (
    <Page title={words.title}>
      <AuthenticatorApps />
      <PendingKey pending={pending} />
      <section className="stack-small">
        <h2>{words.codeTitle}</h2>
        <Form form={form}>
          <CodeField value={code} onChange={setCode} hint={words.hint} />
          <Button wide>{words.submit}</Button>
        </Form>
      </section>
      {canKeepApp && <KeepApp />}
    </Page>
  );
}

/** Whoever reset the password and still has the old app needn't enrol a new one. */
function KeepApp() {
  const words = useText().enrolment;
  return (
    <p>
      <Link to="/registration/proof">{words.keepApp}</Link>
    </p>
  );
}
