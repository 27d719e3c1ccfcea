import { useLocation } from 'react-router';
import { usePortalSession } from '../../../app/portal-shell.tsx';
import { useText } from '../../../text/language.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { ActivateButton } from '../../organisations/components/activate-button.tsx';
import { TwoFactorSection } from '../../organisations/components/two-factor-section.tsx';
import type { ProfileState } from '../profile-state.ts';
import { SecuritySection } from './security-section.tsx';
import './profile.css';

/** S4 and S17: who one is, where 2FA stands, and how the account is protected; for a main user the way to activate 2FA, bottom right. */
export function ProfilePage() {
  const text = useText();
  const { profile: words } = text;
  const state: ProfileState | null = useLocation().state;
  const session = usePortalSession();
  const details = [
    [words.name, session.user.fullName],
    [words.email, session.user.email],
    ...(session.organisation ? [[words.organisation, session.organisation.name] as const] : []),
    [words.roleLabel, words.role[session.role]],
  ] as const;
  return (
    <Page title={words.title} width="wide">
      {state && <Notice kind="success">{text.security.notices[state.notice]}</Notice>}
      <section className="stack-small">
        <h2>{words.detailsTitle}</h2>
        <dl className="details">
          {details.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <TwoFactorSection session={session} />
      <SecuritySection />
      <ActivateButton session={session} />
    </Page>
  );
}
