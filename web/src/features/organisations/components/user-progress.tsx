import { Link, useLocation } from 'react-router';
import { problemOf } from '../../../http/problem.ts';
import { Invitation, LatestMail, UserState, Ways } from '../../../progress/user-state.tsx';
import { type User, UserTable, userColumn } from '../../../progress/user-table.tsx';
import { useText } from '../../../text/language.tsx';
import { Busy } from '../../../ui/busy.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ResendMail } from './resend-mail.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import type { useProgressList } from './use-progress-list.ts';
import './organisations.css';

/** How far each user is, and the mail once more for whoever needs it. With names: for a full session only. */
export function UserProgress({ list }: { list: ReturnType<typeof useProgressList> }) {
  const text = useText();
  const words = text.progress;
  const { page, error } = list;
  const region = useKeptFocus(page);
  if (!page) {
    if (!error) return <Busy active />;
    const problem = problemOf(error);
    return (
      <div className="stack-small">
        <Notice kind="warning">{text.problem(problem)}</Notice>
        <div>
          <Button kind="secondary" onClick={() => void list.refresh()}>
            {text.common.tryAgain}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="user-progress" {...region}>
      <UserTable list={list} page={page} caption={words.table} none={words.none} extraColumns={columns} />
      {page.total === 0 && (
        <div className="no-match">
          <Button kind="secondary" onClick={list.showAll}>
            {words.showAll}
          </Button>
        </div>
      )}
    </div>
  );
}

const columns = userColumn.columns([
  userColumn.accessor('progress', {
    header: StateTitle,
    cell: ({ row }) => (
      <>
        <UserState progress={row.original.progress} />
        <Invitation user={row.original} />
        <Ways user={row.original} />
      </>
    ),
  }),
  userColumn.display({
    id: 'mail',
    header: MailTitle,
    cell: ({ row }) => <LatestMail user={row.original} />,
  }),
  userColumn.display({
    id: 'actions',
    header: ActionsTitle,
    cell: ({ row }) => (
      <div className="row-actions">
        <ResendMail user={row.original} />
        <TimelineLink user={row.original} />
      </div>
    ),
  }),
]);

function StateTitle() {
  return useText().progress.state;
}

function MailTitle() {
  return useText().progress.mail;
}

function ActionsTitle() {
  return useText().progress.actions;
}

/** From where its way back leads to the same list. */
function TimelineLink({ user }: { user: User }) {
  const { progress: words } = useText();
  const { search } = useLocation();
  return (
    <Link
      className="timeline-link"
      to={`users/${user.id}`}
      state={{ search }}
      aria-label={words.timelineOf(user.fullName)}
    >
      {words.timeline}
    </Link>
  );
}
