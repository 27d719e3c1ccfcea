import type { Schema } from '@tvm/contract';
import { Link } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { activatePlace } from '../activate-place.ts';

/** Whether 2FA is about to become mandatory for somebody who isn't enrolled. */
export const isBeforeTheDate = ({ twoFactor, enrolled }: Schema<'Session'>): boolean =>
  !twoFactor.required && twoFactor.requiredFrom !== null && !enrolled;

/** S13, before the date: when it will be required, and the way there. Whoever is enrolled has nothing to do. */
export function MandatoryBanner({ session }: { session: Schema<'Session'> }) {
  const { mandatory: words } = useText();
  const { requiredFrom } = session.twoFactor;
  if (requiredFrom === null || !isBeforeTheDate(session)) return null;
  return (
    <div className="banner">
      <Notice kind="warning">
        <strong>{words.from(requiredFrom)}</strong>{' '}
        {session.role === 'main_user' ? (
          <Link to={`/portal/profile#${activatePlace}`}>{words.activate}</Link>
        ) : (
          words.askMainUser
        )}
      </Notice>
    </div>
  );
}
