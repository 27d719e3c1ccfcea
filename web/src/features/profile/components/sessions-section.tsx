import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../../../text/language.tsx';
import { Busy } from '../../../ui/busy.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useListSessions } from '../api.ts';
import { deviceName, SessionFacts } from './session-facts.tsx';

/** How many are shown at first: who has more of them looks for the latest ones. */
const shownAtFirst = 5;

/** Where one is logged in, this device first, and the way to end it elsewhere. */
export function SessionsSection() {
  const text = useText();
  const { sessions: words } = text;
  const sessions = useListSessions();
  const [all, setAll] = useState(false);
  if (!sessions.data) {
    if (!sessions.isError) return <Busy active />;
    return (
      <>
        <Notice kind="warning">{words.failed}</Notice>
        <Button kind="secondary" onClick={() => void sessions.refetch()}>
          {text.common.tryAgain}
        </Button>
      </>
    );
  }
  const items = sessions.data.items.toSorted((a, b) => Number(b.current) - Number(a.current));
  const others = items.filter((session) => !session.current);
  return (
    <>
      <ul className="sessions plain-list">
        {items.slice(0, all ? undefined : shownAtFirst).map((session) => (
          <li key={session.id}>
            <SessionFacts session={session} />
            {!session.current && (
              <Link
                to={`/portal/profile/sessions/${session.id}`}
                aria-label={words.endOn(deviceName(session, text), session.createdAt)}
              >
                {words.end}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {items.length > shownAtFirst && !all && (
        <button className="link-button" type="button" onClick={() => setAll(true)}>
          {words.showAll(items.length)}
        </button>
      )}
      {others.length === 0 ? (
        <p>{words.onlyHere}</p>
      ) : (
        <ButtonLink kind="secondary" to="/portal/profile/sessions">
          {words.endOthers}
        </ButtonLink>
      )}
    </>
  );
}
