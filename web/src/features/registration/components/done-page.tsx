import { Navigate, useLocation } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';

/** What has been completed: an enrolment of an app or a passkey, a new phone, or a password alone. */
export type DoneState = {
  done: 'enrolled' | 'passkey' | 'newPhone' | 'password';
  /** Whoever didn't say that the recovery codes are kept. */
  codesLost?: true;
};

/** S10: done; it never signs in by itself. */
export function DonePage() {
  const text = useText();
  const state: DoneState | null = useLocation().state;
  if (!state) return <Navigate to="/" replace />;
  const words = text.done[state.done];
  return (
    <Page title={words.title}>
      <Notice kind="success">{words.text}</Notice>
      {state.done === 'newPhone' && <p>{text.done.newPhone.oldApp}</p>}
      {state.codesLost && <Notice kind="warning">{text.recoveryCodes.lost}</Notice>}
      <ButtonLink wide to="/">
        {text.common.toLogin}
      </ButtonLink>
    </Page>
  );
}
