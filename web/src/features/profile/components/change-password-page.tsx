import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import type { Catalogue } from '../../../text/catalogue.ts';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { CancelLink } from '../../../ui/cancel-link.tsx';
import { Form } from '../../../ui/form.tsx';
import {
  explainPasswordRefusal,
  NewPasswordFields,
  UsernameField,
  useNewPassword,
} from '../../../ui/new-password-fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { PasswordField } from '../../../ui/password-field.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useChangePassword } from '../api.ts';
import type { ProfileState } from '../profile-state.ts';

const changed: ProfileState = { notice: 'passwordChanged' };

/** S17: another password, by the current one. */
export function ChangePasswordPage() {
  const { changePassword: words } = useText();
  const navigate = useNavigate();
  const session = useSession();
  const changePassword = useChangePassword();
  const [current, setCurrent] = useState('');
  const newPassword = useNewPassword();
  const form = useForm({
    check: () => [...(current === '' ? [sayCurrent('currentMissing')] : []), ...newPassword.check()],
    send: () => changePassword.mutateAsync({ currentPassword: current, newPassword: newPassword.password }),
    // Replaced, so that Back doesn't offer to change it once more.
    done: () => navigate('/portal/profile', { replace: true, state: changed }),
    explain: (problem) =>
      problem.code === 'proof_rejected' ? [sayCurrent('currentRejected')] : explainPasswordRefusal(problem),
    refused: ({ code }) => {
      if (code !== 'password_refused') setCurrent('');
      if (code !== 'proof_rejected') newPassword.clear();
    },
  });
  return (
    <Page title={words.title}>
      <p>{words.before}</p>
      <Form form={form}>
        <UsernameField email={session.user.email} />
        <PasswordField
          id="current"
          label={words.current}
          value={current}
          onChange={(typed) => {
            setCurrent(typed);
            if (typed !== '') form.takeBack('current');
          }}
          autoComplete="current-password"
          pending={form.pending}
        />
        <NewPasswordFields newPassword={newPassword} form={form} />
        <Button wide>{words.submit}</Button>
      </Form>
      <p className="links">
        <Link to="/passwordreset/?lost=password">{words.forgotten}</Link>
        <CancelLink />
      </p>
    </Page>
  );
}

function sayCurrent(words: 'currentMissing' | 'currentRejected') {
  return { field: 'current', say: ({ changePassword }: Catalogue) => changePassword[words] };
}
