import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useSession } from '../../../session/use-session.ts';
import { useText } from '../../../text/language.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import type { ProfileState } from '../profile-state.ts';
import { SecuritySection } from './security-section.tsx';
import { TwoFactorSection } from './two-factor-section.tsx';
import './profile.css';

/** S4 and S17: who one is, where 2FA stands, and how the account is protected; below that what else there is to do. */
export function ProfilePage({ children }: { children: ReactNode }) {
  const text = useText();
  const { profile: words } = text;
  const { state, hash }: { state: ProfileState | null; hash: string } = useLocation();
  const session = useSession();
  return (
    <Page title={words.title} width="wide" {...(hash && { startAt: hash.slice(1) })}>
      {state && (
        <Notice kind={state.notice === 'codesLost' ? 'warning' : 'success'}>
          {text.security.notices[state.notice]}
        </Notice>
      )}
      <section className="stack-small">
        <h2>{words.detailsTitle}</h2>
        <Facts
          facts={[
            [words.name, session.user.fullName],
            [words.email, session.user.email],
            session.organisation ? [words.organisation, session.organisation.name] : undefined,
            [words.roleLabel, words.role[session.role]],
          ]}
        />
      </section>
      <TwoFactorSection session={session} />
      <SecuritySection />
      {children}
    </Page>
  );
}
