import type { Schema } from '@tvm/contract';
import { unmetPasswordRules } from '@tvm/policy';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Problem } from '../../../lib/problem.ts';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { PasswordField } from '../../../ui/password-field.tsx';
import { type FormError, useForm } from '../../../ui/use-form.ts';
import { useSetPassword } from '../api/set-password.ts';
import { nextStep } from '../registration-steps.ts';
import { PasswordChecklist } from './password-checklist.tsx';
import { RegistrationStep } from './registration-step.tsx';

const rules = 'minlength: 8; required: lower; required: upper; required: digit; required: [!@#$%^&*];';

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
  const [password, setTyped] = useState('');
  const [repeated, setRepeated] = useState('');
  const form = useForm({
    check: () => checkPasswords(password, repeated),
    send: () => setPassword.mutateAsync({ password }),
    done: (answer) => {
      const step = nextStep(answer);
      // From a completed registration the guard leads on, and leaves no step behind for Back.
      return step === 'done' ? undefined : navigate(`/registration/${step}`);
    },
    explain: explainRefusal,
    refused: () => {
      setTyped('');
      setRepeated('');
    },
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
        <div className="field">
          <label htmlFor="username">{words.email}</label>
          <input
            className="input"
            id="username"
            name="username"
            type="email"
            autoComplete="username"
            value={registration.email}
            readOnly
          />
        </div>
        <PasswordField
          id="password"
          label={words.password}
          value={password}
          onChange={setTyped}
          autoComplete="new-password"
          rules={rules}
          pending={form.pending}
        />
        <PasswordField
          id="repeated"
          label={words.repeat}
          value={repeated}
          onChange={setRepeated}
          autoComplete="new-password"
          rules={rules}
          pending={form.pending}
        />
        <PasswordChecklist password={password} repeated={repeated} strict={form.errors.length > 0} />
        <Button wide>{words.submit}</Button>
      </Form>
    </Page>
  );
}

function checkPasswords(password: string, repeated: string): FormError[] {
  if (password === '') return [{ field: 'password', say: (text) => text.setPassword.passwordMissing }];
  if (unmetPasswordRules(password).length > 0) {
    return [{ field: 'password', say: (text) => text.setPassword.rulesUnmet }];
  }
  if (repeated === '') return [{ field: 'repeated', say: (text) => text.setPassword.repeatMissing }];
  return repeated === password ? [] : [{ field: 'repeated', say: (text) => text.setPassword.repeatDiffers }];
}

// The API knows rules that the browser can't check: common passwords and the organisation's own words.
function explainRefusal({ code, passwordRules = [] }: Problem): FormError[] | undefined {
  if (code !== 'password_refused') return undefined;
  const known = passwordRules.find((rule) => rule === 'common' || rule === 'context');
  return [{ field: 'password', say: ({ setPassword }) => setPassword[known ?? 'rulesUnmet'] }];
}
