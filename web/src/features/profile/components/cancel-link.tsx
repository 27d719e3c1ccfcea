import { Link } from 'react-router';
import { useText } from '../../../text/language.tsx';

/** Back to the profile, with nothing changed. */
export function CancelLink() {
  const { security: words } = useText();
  return <Link to="/portal/profile">{words.cancel}</Link>;
}
