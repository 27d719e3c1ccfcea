import { Link, Navigate, useLocation } from 'react-router';
import type { LoginState } from '../../../session/login-state.ts';
import { useText } from '../../../text/language.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';

/** After the password of somebody who has to enrol first: nobody is signed in, a mail is on its way. */
export function RegistrationRequiredPage() {
  const text = useText();
  const state: LoginState | null = useLocation().state;
  if (!state?.registrationRequired) return <Navigate to="/" replace />;
  const { maskedEmail, mailSent } = state.registrationRequired;
  const words = text.registrationRequired;
  return (
    <Page title={words.title}>
      <p>{words.why}</p>
      <Notice>{mailSent ? words.sent(maskedEmail) : words.limited(maskedEmail)}</Notice>
      <p>{text.restricted.how}</p>
      <ButtonLink kind="secondary" to="/">
        {text.common.toLogin}
      </ButtonLink>
      <p>
        <Link to="/passwordreset/">{text.login.help}</Link>
      </p>
    </Page>
  );
}
