import { Link } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useListFirstEnrolments } from '../api.ts';

/** Who waits for a main user's word before they can set up 2FA; nothing where nobody does. */
export function FirstEnrolments() {
  const { firstEnrolments: words } = useText();
  const { data } = useListFirstEnrolments();
  if (!data || data.items.length === 0) return null;
  return (
    <Notice kind="warning">
      <div className="stack-small">
        <h2>{words.title}</h2>
        <p>{words.intro}</p>
        <ul className="plain-list">
          {data.items.map(({ id, user }) => (
            <li key={id}>
              <Link to={`/portal/progress/first-enrolments/${id}`}>{words.open(user.fullName)}</Link>
            </li>
          ))}
        </ul>
      </div>
    </Notice>
  );
}
