import { unmetPasswordRules } from '@tvm/policy';
import { useState } from 'react';
import type { Problem } from '../http/problem.ts';
import { useText } from '../text/language.tsx';
import { PasswordChecklist } from './password-checklist.tsx';
import { PasswordField } from './password-field.tsx';
import { type FormError, firstSentence } from './use-form.ts';

const rules = 'minlength: 8; required: lower; required: upper; required: digit; required: [!@#$%^&*];';

/** A new password, typed twice, with what can be said of it before and after it is sent. */
export function useNewPassword() {
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [cleared, setCleared] = useState(false);
  return {
    password,
    repeated,
    setPassword,
    setRepeated,
    /** The fields are empty because what stood there was refused, for another reason than the list: nothing there is wrong yet. */
    cleared,
    check: () => {
      setCleared(false);
      return checkPasswords(password, repeated);
    },
    clear: () => {
      setPassword('');
      setRepeated('');
      setCleared(true);
    },
  };
}

type NewPasswordProps = {
  newPassword: ReturnType<typeof useNewPassword>;
  form: { errors: readonly FormError[]; pending: boolean; takeBack: (...fields: string[]) => void };
};

/** Both fields and the live checklist. What was wrong is taken back as soon as the list is all green. */
export function NewPasswordFields({ newPassword, form }: NewPasswordProps) {
  const { setPassword: words } = useText();
  const { password, repeated } = newPassword;
  const settle = (now: { password: string; repeated: string }) => {
    if (checkPasswords(now.password, now.repeated).length === 0) form.takeBack('password', 'repeated');
  };
  return (
    <>
      <PasswordField
        id="password"
        label={words.password}
        value={password}
        onChange={(typed) => {
          newPassword.setPassword(typed);
          settle({ password: typed, repeated });
        }}
        autoComplete="new-password"
        rules={rules}
        pending={form.pending}
      />
      <PasswordField
        id="repeated"
        label={words.repeat}
        value={repeated}
        onChange={(typed) => {
          newPassword.setRepeated(typed);
          settle({ password, repeated: typed });
        }}
        autoComplete="new-password"
        rules={rules}
        pending={form.pending}
      />
      <PasswordChecklist
        password={password}
        repeated={repeated}
        strict={form.errors.length > 0 && !newPassword.cleared}
      />
    </>
  );
}

/** The user name beside a password, for password managers. */
export function UsernameField({ email }: { email: string }) {
  const { setPassword: words } = useText();
  return (
    <div className="field">
      <label htmlFor="username">{words.email}</label>
      <input
        className="input"
        id="username"
        name="username"
        type="email"
        autoComplete="username"
        value={email}
        readOnly
      />
    </div>
  );
}

/** The most telling first: what the browser can't check. */
const reasons = ['breached', 'context', 'pattern', 'common'] as const;

/** What a refusal of the new password means: why, and what helps. */
export function explainPasswordRefusal({ code, passwordRules = [] }: Problem): FormError[] | undefined {
  if (code !== 'password_refused') return undefined;
  const reason = reasons.find((rule) => passwordRules.includes(rule));
  const say: FormError['say'] = ({ setPassword }) =>
    reason ? setPassword.refused[reason] : setPassword.rulesUnmet;
  return [{ field: 'password', say, short: firstSentence(say) }];
}

function checkPasswords(password: string, repeated: string): FormError[] {
  if (password === '') return [{ field: 'password', say: (text) => text.setPassword.passwordMissing }];
  if (unmetPasswordRules(password).length > 0) {
    return [{ field: 'password', say: (text) => text.setPassword.rulesUnmet }];
  }
  if (repeated === '') return [{ field: 'repeated', say: (text) => text.setPassword.repeatMissing }];
  return repeated === password ? [] : [{ field: 'repeated', say: (text) => text.setPassword.repeatDiffers }];
}
