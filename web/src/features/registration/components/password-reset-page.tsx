import type { Schema } from '@tvm/contract';
import { canonicaliseEmail } from '@tvm/policy';
import { useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choices } from '../../../ui/choices.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { type FormError, useForm } from '../../../ui/use-form.ts';
import { useRequestPasswordReset } from '../api.ts';

type Lost = Schema<'PasswordResetRequest'>['lost'];

const choices: readonly Lost[] = ['password', 'authenticator'];

/** S3: which factor is lost, and where the mail goes. */
export function PasswordResetPage() {
  const text = useText();
  const navigate = useNavigate();
  const requestPasswordReset = useRequestPasswordReset();
  const [query] = useSearchParams();
  const [lost, setLost] = useState(() => choices.find((choice) => choice === query.get('lost')));
  // Typed at the login, or on the way here.
  const from: { email?: string } | null = useLocation().state;
  const [email, setEmail] = useState(from?.email ?? '');
  const form = useForm({
    check: () => [...(lost ? [] : [lostMissing]), ...checkEmail(email)],
    send: async () => {
      const request = { email: email.trim(), lost: lost ?? 'password' };
      await requestPasswordReset.mutateAsync(request);
      return request;
    },
    done: (request) => navigate('/passwordreset/sent', { state: request }),
  });

  const words = text.passwordReset;
  return (
    <Page title={words.title}>
      <Form form={form}>
        <Choices
          name="lost"
          legend={words.question}
          options={choices.map((value) => ({ value, label: words.lost[value] }))}
          chosen={lost}
          onChoose={setLost}
        />
        <TextField
          id="email"
          type="email"
          label={words.email}
          value={email}
          onChange={setEmail}
          autoComplete="username"
        />
        <Button wide>{words.submit}</Button>
      </Form>
      <p>
        {text.dispute.question} <Link to="/dispute">{text.dispute.title}</Link>
      </p>
    </Page>
  );
}

const lostMissing: FormError = { field: 'lost-password', say: (text) => text.passwordReset.lostMissing };

function checkEmail(email: string): FormError[] {
  if (email.trim() === '') return [{ field: 'email', say: (text) => text.passwordReset.emailMissing }];
  if (canonicaliseEmail(email) === undefined) {
    return [{ field: 'email', say: (text) => text.passwordReset.emailMalformed }];
  }
  return [];
}
