import { browserName } from '@tvm/browsers';
import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { useStepUpGate } from '../../../step-up/use-step-up-gate.ts';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { makePasskey } from '../../../ui/passkey.ts';
import { useForm } from '../../../ui/use-form.ts';
import { useConfirmPasskeyEnrolment, useStartPasskeyEnrolment } from '../api.ts';
import { checkName } from '../check-name.ts';
import type { ProfileState } from '../profile-state.ts';

const added: ProfileState = { notice: 'passkeyAdded' };

/** S18: a passkey beside what somebody has. */
export function AddPasskeyPage() {
  const { enrolled } = useSession();
  return enrolled ? <AddPasskey /> : <Navigate to="/portal/profile" replace />;
}

function AddPasskey() {
  const text = useText();
  const { authenticators: words } = text;
  const navigate = useNavigate();
  const stepUp = useStepUpGate();
  const startPasskeyEnrolment = useStartPasskeyEnrolment();
  const confirmPasskeyEnrolment = useConfirmPasskeyEnrolment();
  const [name, setName] = useState(() => {
    const { browser, system } = browserName(navigator.userAgent);
    return browser && system ? text.sessions.browserOn(browser, system) : '';
  });
  const form = useForm({
    check: () => checkName(name),
    send: async () => {
      const made = await makePasskey(await stepUp.run(() => startPasskeyEnrolment.mutateAsync()));
      return confirmPasskeyEnrolment.mutateAsync({ name: name.trim(), ...made });
    },
    done: () => navigate('/portal/profile', { replace: true, state: added }),
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} />;
  return (
    <Page title={words.addTitle}>
      <p>{words.addWhat}</p>
      <p>{words.addAfter}</p>
      <Form form={form}>
        <TextField
          id="name"
          label={words.name}
          hint={words.nameHint}
          value={name}
          onChange={setName}
          autoComplete="off"
        />
        <Button wide>{words.add}</Button>
      </Form>
      <p>
        <CancelLink />
      </p>
    </Page>
  );
}
