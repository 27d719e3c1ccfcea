import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { getSession } from '../../../session/api.ts';
import type { LoginState } from '../../../session/login-state.ts';
import { useText } from '../../../text/language.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { PasswordField } from '../../../ui/password-field.tsx';
import { lockedUntil } from '../../../ui/rejected-code.ts';
import { type FormError, useForm } from '../../../ui/use-form.ts';
import { useStartLogin } from '../api.ts';
import { goOnTo, interactionOf } from '../interaction.ts';
import { ApplicationNotice } from './application-notice.tsx';
import './login.css';

/** S1: e-mail address and password. */
export function LoginPage() {
  const text = useText();
  const navigate = useNavigate();
  const state: LoginState | null = useLocation().state;
  const [search] = useSearchParams();
  const interaction = interactionOf(search);
  const signedIn = useQueryClient().getQueryState(getSession.queryKey)?.status === 'success';
  const startLogin = useStartLogin();
  const [email, setEmail] = useState(state?.email ?? '');
  const [password, setPassword] = useState('');

  const form = useForm({
    check: () => [
      ...(email.trim() === '' ? [missing('email', 'emailMissing')] : []),
      ...(password === '' ? [missing('password', 'passwordMissing')] : []),
    ],
    send: () => startLogin.mutateAsync({ email: email.trim(), password }),
    done: (step) => {
      switch (step.next) {
        case 'session':
          return interaction ? goOnTo(interaction) : navigate('/portal', { replace: true });
        case 'code':
          return go(step.ways[0] === 'passkey' ? '/passkey' : '/code', {
            interaction,
            challenge: {
              issuer: step.issuer,
              email: step.email,
              ways: step.ways,
              takesRecoveryCodes: step.takesRecoveryCodes,
            },
          });
        case 'registration_required':
          return go('/registration-required', {
            registrationRequired: { maskedEmail: step.maskedEmail, mailSent: step.mailSent },
          });
      }
    },
    refused: (problem) => {
      setPassword('');
      const until = lockedUntil(problem);
      if (until !== undefined) void go('/locked', { locked: { until }, email: email.trim() });
    },
  });
  const go = (to: string, next: LoginState) => navigate(to, { state: next });

  // Back from the portal: whoever is signed in has nothing to do here.
  if (signedIn && !interaction) return <Navigate to="/portal" replace />;
  return (
    <Page title={text.login.title} tabTitle={text.login.tabTitle}>
      {state?.notice && form.errors.length === 0 && <Notice>{text.login.notices[state.notice]}</Notice>}
      <ApplicationNotice interaction={interaction} />
      <Form form={form}>
        <TextField
          id="email"
          type="email"
          label={text.login.email}
          value={email}
          onChange={setEmail}
          autoComplete="username"
        />
        <PasswordField
          id="password"
          label={text.login.password}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          pending={form.pending}
        />
        <Button wide>{text.login.submit}</Button>
      </Form>
      <p className="login-or">{text.login.or}</p>
      <ButtonLink kind="secondary" wide to="/passwordreset/?lost=password" state={{ email: email.trim() }}>
        {text.login.changePassword}
      </ButtonLink>
      <p>
        <Link to="/passwordreset/" state={{ email: email.trim() }}>
          {text.login.help}
        </Link>
      </p>
    </Page>
  );
}

function missing(field: string, words: 'emailMissing' | 'passwordMissing'): FormError {
  return { field, say: (text) => text.login[words] };
}
