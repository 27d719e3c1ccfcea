import { usePortalSession } from '../../../app/portal-shell.tsx';
import { useText } from '../../../text/language.tsx';
import { Page } from '../../../ui/page.tsx';
import { TwoFactorSection } from '../../organisations/components/two-factor-section.tsx';
import './profile.css';

/** S4: who one is, and where 2FA stands; for a main user the way to activate it, bottom right. */
export function ProfilePage() {
  const { profile: words } = useText();
  const session = usePortalSession();
  const details = [
    [words.name, session.user.fullName],
    [words.email, session.user.email],
    ...(session.organisation ? [[words.organisation, session.organisation.name] as const] : []),
    [words.roleLabel, words.role[session.role]],
  ] as const;
  return (
    <Page title={words.title} width="wide">
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
    </Page>
  );
}
