import { Link, Navigate, useLocation } from 'react-router';
import type { HomeState } from '../session/login-state.ts';
import { useSession } from '../session/use-session.ts';
import { useText } from '../text/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

/** The portal's first screen. */
export function HomePage() {
  const text = useText();
  const session = useSession();
  const state: HomeState | null = useLocation().state;
  if (session.role === 'employee' && state?.recoveryCodesLeft === undefined) {
    return <Navigate to="/support" replace />;
  }
  return (
    <Page title={text.home.title(session.user.fullName)} tabTitle={text.home.tabTitle} width="wide">
      {state?.recoveryCodesLeft !== undefined && (
        <Notice kind="warning">{text.recoveryCode.left(state.recoveryCodesLeft)}</Notice>
      )}
      {session.organisation && <p>{text.home.organisation(session.organisation.name)}</p>}
      <ul className="tiles plain-list">
        <li>
          <Link to="/portal/profile">{text.layout.profile}</Link>
          <p className="muted">{text.home.profile}</p>
        </li>
        {session.role === 'employee' && (
          <li>
            <Link to="/support">{text.layout.support}</Link>
            <p className="muted">{text.home.support}</p>
          </li>
        )}
        {session.role === 'main_user' && session.activatedAt !== null && (
          <li>
            <Link to="/portal/progress">{text.layout.progress}</Link>
            <p className="muted">{text.home.progress}</p>
          </li>
        )}
      </ul>
    </Page>
  );
}
