import type { Schema } from '@tvm/contract';
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
import { useSetPassword } from '../api.ts';
import { nextStep } from '../registration-steps.ts';
import { RegistrationStep } from './registration-step.tsx';

/** S7: the new password, with its live checklist. */
export function SetPasswordPage() {
  return (
    <RegistrationStep step="password">
      {(registration) => <SetPassword registration={registration} />}
    </RegistrationStep>
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
      {...(registration.twoFactorRequired && registration.next !== 'proof'
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
