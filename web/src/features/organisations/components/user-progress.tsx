import type { Schema } from '@tvm/contract';
import { problemOf } from '../../../lib/problem.ts';
import { useText } from '../../../text/language.tsx';
import { Busy } from '../../../ui/busy.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { stateIcons, stateOf } from '../progress-states.ts';
import { ResendMail } from './resend-mail.tsx';
import { useUserList } from './use-user-list.ts';
import { UserTable, userColumn } from './user-table.tsx';

/** How far each user is, and the mail once more for whoever needs it. With names: for a full session only. */
export function UserProgress() {
  const text = useText();
  const users = useUserList();
  if (users.page) {
    return <UserTable list={users} page={users.page} caption={text.progress.table} extraColumns={columns} />;
  }
  if (!users.error) return <Busy active />;
  const problem = problemOf(users.error);
  return <Notice kind="warning">{text.problems[problem.code](problem)}</Notice>;
}

const columns = [
  userColumn.display({
    id: 'progress',
    header: StateTitle,
    cell: ({ row }) => <State progress={row.original.progress} />,
  }),
  userColumn.display({
    id: 'resend',
    header: MailTitle,
    cell: ({ row }) => <ResendMail user={row.original} />,
  }),
];

function StateTitle() {
  return useText().progress.state;
}

function MailTitle() {
  return useText().progress.mail;
}

function State({ progress }: { progress: Schema<'OrganisationUser'>['progress'] }) {
  const { progress: words } = useText();
  const state = stateOf[progress];
  return (
    <span className="user-state">
      <Icon name={stateIcons[state]} />
      {words.states[state]}
    </span>
  );
}
