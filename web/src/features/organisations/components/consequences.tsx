import type { Schema } from '@tvm/contract';
import { useText } from '../../../text/language.tsx';
import { Icon } from '../../../ui/icon.tsx';
import './organisations.css';

/** What to expect with whom: the legend of the marks in the table. */
export function Consequences({ users }: { users: Schema<'UserFigures'> }) {
  const { activation: words } = useText();
  const lines = [
    { icon: 'warning' as const, n: users.progress.mail_undelivered, say: words.undeliveredCount },
    { icon: 'person' as const, n: users.neverLoggedIn, say: words.neverLoggedInCount },
  ].filter((line) => line.n > 0);
  if (lines.length === 0) return null;
  return (
    <ul className="consequences plain-list">
      {lines.map(({ icon, n, say }) => (
        <li key={icon}>
          <Icon name={icon} />
          {say(n)}
        </li>
      ))}
    </ul>
  );
}
