import type { Schema } from '@tvm/contract';
import { Link } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Icon } from '../../../ui/icon.tsx';
import '../../../progress/progress.css';

type Session = Schema<'Session'>;

/** The profile's part about 2FA: where it stands. */
export function TwoFactorSection({ session }: { session: Session }) {
  const { profile: words } = useText();
  return (
    <section className="stack-small two-factor">
      <h2>{words.twoFactorTitle}</h2>
      <p>{words.twoFactorText}</p>
      <Standing session={session} />
      {session.enrolled && (
        <p className="standing">
          <Icon name="check" />
          {words.enrolled}
        </p>
      )}
      {session.activatedAt !== null && session.role === 'main_user' && (
        <p>
          <Link to="/portal/progress">{words.toProgress}</Link>
        </p>
      )}
    </section>
  );
}

function Standing({ session }: { session: Session }) {
  const { profile: words } = useText();
  const { because, requiredFrom, exemptUntil } = session.twoFactor;
  const lines = [
    session.role === 'employee' && words.employee,
    session.activatedAt !== null && words.activeSince(session.activatedAt),
    because === 'mandatory' && requiredFrom !== null && words.mandatorySince(requiredFrom),
    because === 'exempt' && exemptUntil !== null && words.exemptUntil(exemptUntil),
    session.role === 'sub_user' && (because === 'voluntary' || because === 'exempt') && words.subUser,
  ];
  return lines.filter((line) => line !== false).map((line) => <p key={line}>{line}</p>);
}
