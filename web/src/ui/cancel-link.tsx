import { Link } from 'react-router';
import { useText } from '../text/language.tsx';

/** Back to where an action began, with nothing changed. */
export function CancelLink({ to = '/portal/profile' }: { to?: string | undefined }) {
  const { security: words } = useText();
  return <Link to={to}>{words.cancel}</Link>;
}
