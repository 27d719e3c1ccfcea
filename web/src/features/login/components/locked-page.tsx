import { Link, Navigate, useLocation } from 'react-router';
import type { LoginState } from '../../../session/login-state.ts';
import { useText } from '../../../text/language.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';

/** S12: until when nobody logs in, why, and what helps meanwhile. The same for addresses that nobody has. */
export function LockedPage() {
  const text = useText();
  const state: LoginState | null = useLocation().state;
  if (!state?.locked) return <Navigate to="/" replace />;
  const { until } = state.locked;
  const words = text.locked;
  return (
    <Page title={words.title(until)} tabTitle={words.tabTitle}>
      <p>{words.why}</p>
      <section className="stack-small">
        <h2>{words.meanwhileTitle}</h2>
        <ul>
          {words.meanwhile.map((advice) => (
            <li key={advice}>{advice}</li>
          ))}
        </ul>
      </section>
      <Notice kind="warning">{words.notYou}</Notice>
      <ButtonLink wide to="/">
        {words.again(until)}
      </ButtonLink>
      <p>
        <Link to="/passwordreset/" state={{ email: state.email }}>
          {text.login.help}
        </Link>
      </p>
    </Page>
  );
}
