import { Link, Navigate, useLocation } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import type { DisputedState } from './dispute-page.tsx';

/** S19, afterwards: what was ended, what to do now, and whom to call. */
export function DisputedPage() {
  const words = useText().dispute;
  const state: DisputedState | null = useLocation().state;
  if (!state) return <Navigate to="/dispute" replace />;
  return (
    <Page title={words.doneTitle}>
      <Notice kind="success">{words.done}</Notice>
      <h2>{words.now}</h2>
      <ol>
        <li>
          <Link to="/passwordreset/?lost=password">{words.newPassword}</Link>
        </li>
        <li>{words.check}</li>
        <li>{words.support}</li>
      </ol>
      <p>{words.held(state.heldUntil)}</p>
    </Page>
  );
}
