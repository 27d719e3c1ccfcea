import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import {
  explainPasswordRefusal,
  NewPasswordFields,
  UsernameField,
  useNewPassword,
} from '../../../ui/new-password-fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useKeepPassword, useSetPassword } from '../api.ts';
import { nextStep } from '../registration-steps.ts';
import { RegistrationStep } from './registration-step.tsx';

/** S7: the new password, with its live checklist. */
export function SetPasswordPage() {
  return (
    <RegistrationStep step="password">
      {(registration) =>
        registration.passwordKeepable ? (
          <KeepOrSetPassword registration={registration} />
        ) : (
          <SetPassword registration={registration} />
        )
      }
    </RegistrationStep>
  );
}

/** For a new phone: whoever knows the password keeps it. */
function KeepOrSetPassword({ registration }: { registration: Schema<'Registration'> }) {
  const [forgotten, setForgotten] = useState(false);
  return forgotten ? (
    <SetPassword registration={registration} />
  ) : (
    <KeepPassword registration={registration} onForgotten={() => setForgotten(true)} />
  );
}

type KeepProps = { registration: Schema<'Registration'>; onForgotten: () => void };

function KeepPassword({ registration, onForgotten }: KeepProps) {
  const text = useText();
  const navigate = useNavigate();
  const keepPassword = useKeepPassword();
  const form = useForm({
    send: () => keepPassword.mutateAsync(),
    done: (answer) => navigate(`/registration/${nextStep(answer)}`),
  });
  const words = text.keepPassword;
  return (
    <Page title={words.title} step={text.registration.step(1)}>
      <p>{words.text(registration.email)}</p>
      <Form form={form}>
        <Button wide>{words.keep}</Button>
      </Form>
      <Button kind="secondary" wide onClick={onForgotten}>
        {words.forgotten}
      </Button>
    </Page>
  );
}

function SetPassword({ registration }: { registration: Schema<'Registration'> }) {
  const text = useText();
  const navigate = useNavigate();
  const setPassword = useSetPassword();
  const newPassword = useNewPassword();
  const form = useForm({
    check: newPassword.check,
    send: () => setPassword.mutateAsync({ password: newPassword.password }),
    done: (answer) => {
      const step = nextStep(answer);
      // From a completed registration the guard leads on, and leaves no step behind for Back.
      return step === 'done' ? undefined : navigate(`/registration/${step}`);
    },
    explain: explainPasswordRefusal,
    refused: newPassword.clear,
  });

  const words = text.setPassword;
  return (
    <Page
      title={words.title}
      {...(registration.passwordKeepable || (registration.twoFactorRequired && registration.next !== 'proof')
        ? { step: text.registration.step(1) }
        : {})}
    >
      <Form form={form}>
        <UsernameField email={registration.email} />
        <NewPasswordFields newPassword={newPassword} form={form} />
        <Button wide>{words.submit}</Button>
      </Form>
    </Page>
  );
}
