import type { Schema } from '@tvm/contract';
import { Link } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Notice } from '../../../ui/notice.tsx';

/** S13, before the date: when it will be required, and the way there. Whoever is enrolled has nothing to do. */
export function MandatoryBanner({ session }: { session: Schema<'Session'> }) {
  const { mandatory: words } = useText();
  const { required, requiredFrom } = session.twoFactor;
  if (required || requiredFrom === null || session.enrolled) return null;
  return (
    <div className="banner">
      <Notice kind="warning">
        <strong>{words.from(requiredFrom)}</strong>{' '}
        {session.role === 'main_user' ? (
          <Link to="/portal/profile">{words.activate}</Link>
        ) : (
          words.askMainUser
        )}
      </Notice>
    </div>
  );
}
