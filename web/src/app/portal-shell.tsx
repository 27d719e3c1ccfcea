import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, NavLink, Outlet, useSearchParams } from 'react-router';
import { goOnTo, interactionOf } from '../features/login/interaction.ts';
import { MandatoryBanner } from '../features/organisations/components/mandatory-banner.tsx';
import { OwnFigures } from '../features/organisations/components/own-figures.tsx';
import { useSetLanguage } from '../features/profile/api.ts';
import { PasskeyBanner } from '../features/profile/components/passkey-banner.tsx';
import { PasskeyRequiredPage } from '../features/profile/components/passkey-required-page.tsx';
import { problemOf } from '../http/problem.ts';
import { getSession, useGetSession } from '../session/api.ts';
import { LogOut } from '../session/log-out.tsx';
import type { LoginState } from '../session/login-state.ts';
import { RestrictedPage } from '../session/restricted-page.tsx';
import { type Session, useSession } from '../session/use-session.ts';
import type { Language } from '../text/catalogue.ts';
import { useLanguage, useText } from '../text/language.tsx';
import { Loading } from '../ui/busy.tsx';
import { FailurePage } from '../ui/failure-page.tsx';
import { SiteFrame } from './site-frame.tsx';

const signIn: LoginState = { notice: 'signIn' };

/** The portal around its screens: nobody without a session comes in. Which screens it reaches, the API decides anew each time. */
export function PortalShell() {
  const session = useGetSession();
  const setLanguage = useSetLanguage();
  const { propose } = useLanguage();
  const own = session.data?.user.language;
  useEffect(() => {
    if (own) propose(own);
  }, [own, propose]);
  if (session.isError && problemOf(session.error).code === 'unauthenticated') {
    return <Navigate to="/" replace state={signIn} />;
  }
  if (!session.data) {
    return (
      <SiteFrame>
        {session.isError ? (
          <FailurePage thrown={session.error} retry={() => void session.refetch()} />
        ) : (
          <Loading />
        )}
      </SiteFrame>
    );
  }
  // The screen follows at once; that a mail would still come in the former language is no reason to stop anybody.
  const keepLanguage = (language: Language) => setLanguage.mutate({ language });
  return (
    <SiteFrame
      menu={<Menu session={session.data} />}
      onLanguage={session.data.level === 'full' ? keepLanguage : undefined}
    >
      <Outlet context={session.data} />
    </SiteFrame>
  );
}

/** The screens that need a full session; anybody else is told how to get one. */
export function FullSession() {
  const session = useSession();
  const client = useQueryClient();
  const [search] = useSearchParams();
  if (session.lacks === 'passkey') {
    const interaction = interactionOf(search);
    const done = () =>
      interaction ? goOnTo(interaction) : client.invalidateQueries({ queryKey: getSession.queryKey });
    return <PasskeyRequiredPage done={done} />;
  }
  if (session.level === 'restricted') {
    return <RestrictedPage session={session} figures={<OwnFigures />} />;
  }
  return (
    <>
      <MandatoryBanner session={session} />
      <PasskeyBanner session={session} />
      <Outlet context={session} />
    </>
  );
}

function Menu({ session }: { session: Session }) {
  const text = useText();
  const followsProgress = session.role === 'main_user' && session.activatedAt !== null;
  return (
    <div className="portal-menu">
      {session.level === 'full' && (
        <nav aria-label={text.layout.menu}>
          <ul className="plain-list">
            <li>
              {session.role === 'employee' ? (
                <NavLink to="/support">{text.layout.support}</NavLink>
              ) : (
                <NavLink to="/portal" end>
                  {text.layout.home}
                </NavLink>
              )}
            </li>
            <li>
              <NavLink to="/portal/profile">{text.layout.profile}</NavLink>
            </li>
            {followsProgress && (
              <li>
                <NavLink to="/portal/progress">{text.layout.progress}</NavLink>
              </li>
            )}
          </ul>
        </nav>
      )}
      <LogOut />
    </div>
  );
}
