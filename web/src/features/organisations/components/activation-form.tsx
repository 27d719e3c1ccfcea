import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { getSession } from '../../../session/api.ts';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PasswordField } from '../../../ui/password-field.tsx';
import { sayProblem, useForm } from '../../../ui/use-form.ts';
import { useActivateTwoFactor } from '../api.ts';

type ActivationFormProps = {
  /** Of the list that is on the screen: the API refuses any other. */
  userListVersion: string;
  listChanged: boolean;
  passwordRequired: boolean;
  onRefused: () => void;
  onCancel: () => void;
};

/** The confirmation itself: the password when it was last given too long ago, Annuleren, 2FA activeren. */
export function ActivationForm(props: ActivationFormProps) {
  const text = useText();
  const words = text.activation;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const activateTwoFactor = useActivateTwoFactor();
  const [password, setPassword] = useState('');
  // The ten minutes may end while the list is being read.
  const [proofRequired, setProofRequired] = useState(false);
  const asksPassword = props.passwordRequired || proofRequired;
  const form = useForm({
    check: () =>
      asksPassword && password === ''
        ? [{ field: 'password', say: ({ activation }) => activation.passwordMissing }]
        : [],
    send: () =>
      activateTwoFactor.mutateAsync({
        userListVersion: props.userListVersion,
        ...(asksPassword ? { password } : {}),
      }),
    done: async () => {
      await navigate('/portal/activated');
      // From here on the session reaches less far. Asked only now, or its guard would take this screen away first.
      await queries.invalidateQueries({ queryKey: getSession.queryKey });
    },
    explain: (problem) =>
      problem.code === 'proof_required' || problem.code === 'proof_rejected'
        ? [sayProblem(problem, 'password')]
        : undefined,
    refused: ({ code }) => {
      setPassword('');
      setProofRequired(code === 'proof_required' || code === 'proof_rejected');
      props.onRefused();
    },
  });
  return (
    <Form
      form={form}
      footer={
        <div className="dialog-buttons">
          <Button kind="secondary" onClick={props.onCancel}>
            {words.cancel}
          </Button>
          <Button>{words.submit}</Button>
        </div>
      }
    >
      {props.listChanged && form.errors.length === 0 && (
        <Notice kind="warning">{text.problem({ code: 'user_list_changed' })}</Notice>
      )}
      {asksPassword && (
        <PasswordField
          id="password"
          label={words.password}
          hint={words.passwordHint}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          pending={form.pending}
        />
      )}
    </Form>
  );
}
