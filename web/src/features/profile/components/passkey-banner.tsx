import type { Schema } from '@tvm/contract';
import { Link } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Notice } from '../../../ui/notice.tsx';

/** Before only a passkey counts: from when that is, and the way to one, for whoever has 2FA and no passkey. */
export function PasskeyBanner({ session: { enrolled, secondFactor } }: { session: Schema<'Session'> }) {
  const { passkeyRequired: words } = useText();
  const { policy, phishingResistantFrom: from, hasPasskey } = secondFactor;
  if (policy !== 'any' || from === null || hasPasskey || !enrolled) return null;
  return (
    <div className="banner">
      <Notice kind="warning">
        <strong>{words.from(from)}</strong> <Link to="/portal/profile/passkey">{words.addNow}</Link>
      </Notice>
    </div>
  );
}
