import { Link, Navigate, useLocation } from 'react-router';
import { activatePlace } from '../features/organisations/activate-place.ts';
import { isBeforeTheDate } from '../features/organisations/components/mandatory-banner.tsx';
import { OwnBar } from '../features/organisations/components/own-figures.tsx';
import { fewCodes, type HomeState } from '../session/login-state.ts';
import { type Session, useSession } from '../session/use-session.ts';
import { useText } from '../text/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

/** The portal's first screen. */
export function HomePage() {
  const text = useText();
  const session = useSession();
  const followsProgress = session.role === 'main_user' && session.activatedAt !== null;
  const state: HomeState | null = useLocation().state;
  const left = state?.recoveryCodesLeft ?? state?.codesAreFew;
  // An employee's first screen is the console: few codes are told of in the profile.
  if (session.role === 'employee' && state?.recoveryCodesLeft === undefined) {
    return <Navigate to="/support" replace />;
  }
  return (
    <Page title={text.home.title(session.user.fullName)} tabTitle={text.home.tabTitle} width="wide">
      {state?.recoveryCodesLeft !== undefined && (
        <Notice kind="warning">{text.recoveryCode.left(state.recoveryCodesLeft)}</Notice>
      )}
      {left !== undefined && left <= fewCodes && (
        <Notice kind="warning">
          {state?.codesAreFew !== undefined && text.recoveryCode.few(left)}{' '}
          <Link to="/portal/profile/recovery-codes">{text.security.newCodes}</Link>
        </Notice>
      )}
      {session.organisation && session.role !== 'employee' && (
        <p>{text.home.who[session.role](session.organisation.name)}</p>
      )}
      {session.role !== 'employee' && <Safety session={session} />}
      {followsProgress && <OwnBar />}
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
        {followsProgress && (
          <li>
            <Link to="/portal/progress">{text.layout.progress}</Link>
            <p className="muted">{text.home.progress}</p>
          </li>
        )}
      </ul>
    </Page>
  );
}

/** Whether the account is protected, and else what to do next; where the banner says that already, not again. */
function Safety({ session }: { session: Session }) {
  const { home: words, profile } = useText();
  const mayActivate = session.role === 'main_user' && session.activatedAt === null;
  const next = mayActivate ? (
    <Link to={`/portal/profile#${activatePlace}`}>{words.activate}</Link>
  ) : (
    profile.subUser
  );
  return session.enrolled ? (
    <Notice kind="success">
      <strong>{words.safe}</strong> {words.safeText}
    </Notice>
  ) : (
    <Notice kind="warning">
      <strong>{words.unsafe}</strong> {words.unsafeText} {!isBeforeTheDate(session) && next}
    </Notice>
  );
}
