import { browserName } from '@tvm/browsers';
import { type ReactNode, useState } from 'react';
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
  const { authenticators: words } = useText();
  const { enrolled } = useSession();
  const navigate = useNavigate();
  if (!enrolled) return <Navigate to="/portal/profile" replace />;
  const done = () => navigate('/portal/profile', { replace: true, state: added });
  const back = { cancel: <CancelLink />, cancelTo: '/portal/profile' };
  return <AddPasskey title={words.addTitle} why={words.addAfter} done={done} {...back} />;
}

type AddPasskeyProps = {
  title: string;
  why: string;
  done: () => unknown;
  /** What stands below: the way back, or another one. */
  cancel: ReactNode;
  /** Where the way back of the proof leads; null where there is none. */
  cancelTo: string | null;
};

/** A passkey is made and named, after a proof. */
export function AddPasskey({ title, why, done, cancel, cancelTo }: AddPasskeyProps) {
  const text = useText();
  const { authenticators: words } = text;
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
    done: async () => {
      await done();
    },
  });
  if (stepUp.asking) return <StepUpPage onProven={stepUp.proven} cancelTo={cancelTo} />;
  return (
    <Page title={title}>
      <p>{words.addWhat}</p>
      <p>{why}</p>
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
      <p>{cancel}</p>
    </Page>
  );
}
