import type { PaginationState, SortingState } from '@tanstack/react-table';
import type { Schema } from '@tvm/contract';
import { Link, useSearchParams } from 'react-router';
import { problemOf } from '../../../lib/problem.ts';
import { useText } from '../../../text/language.tsx';
import { Busy } from '../../../ui/busy.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SearchField } from '../../organisations/components/search-field.tsx';
import { StateFilter } from '../../organisations/components/state-filter.tsx';
import { LatestMail, UserState } from '../../organisations/components/user-state.tsx';
import { UserTable, userColumn } from '../../organisations/components/user-table.tsx';
import {
  type ProgressQuery,
  readProgressQuery,
  toUserListQuery,
  writeProgressQuery,
} from '../../organisations/progress-query.ts';
import { useListUsers } from '../api/list-users.ts';
import { words } from '../text.ts';
import '../../organisations/components/organisations.css';

type Props = { organisationId: string; name: string; users: Schema<'UserFigures'> };

/** The users of an organisation as its main users see them, each with a way to the page of the user. */
export function OrganisationUsers({ organisationId, name, users }: Props) {
  const text = useText();
  const [params, setParams] = useSearchParams();
  const query = readProgressQuery(params);
  const wanted = toUserListQuery(query);
  const list = useListUsers(organisationId, wanted);
  const change = (changes: Partial<ProgressQuery>, { replace = false } = {}) =>
    setParams((now) => writeProgressQuery({ ...readProgressQuery(now), page: 1, ...changes }), { replace });
  if (!list.data) {
    if (!list.isError) return <Busy active />;
    const problem = problemOf(list.error);
    return <Notice kind="warning">{text.problems[problem.code](problem)}</Notice>;
  }
  const shown = {
    busy: list.isPlaceholderData,
    sorting: [{ id: query.sort, desc: query.order === 'desc' }],
    setSorting: ([order]: SortingState) =>
      change({
        sort: order?.id === 'fullName' || order?.id === 'email' ? order.id : 'progress',
        order: order?.desc ? 'desc' : 'asc',
      }),
    pagination: { pageIndex: query.page - 1, pageSize: wanted.pageSize },
    setPagination: ({ pageIndex }: PaginationState) => change({ page: pageIndex + 1 }),
  };
  return (
    <>
      <StateFilter users={users} chosen={query.figure} onChoose={(figure) => change({ figure })} />
      <SearchField search={query.search} onSearch={(search) => change({ search }, { replace: true })} />
      <UserTable
        list={shown}
        page={list.data}
        caption={words.organisation.usersOf(name)}
        none={words.organisation.nobody}
        extraColumns={columns}
      />
    </>
  );
}

const columns = userColumn.columns([
  userColumn.accessor('progress', {
    header: () => words.organisation.progress,
    cell: ({ row }) => (
      <>
        <UserState progress={row.original.progress} />
        <Link
          className="timeline-link"
          to={`/support/users/${row.original.id}`}
          aria-label={words.organisation.openUser(row.original.fullName)}
        >
          {words.organisation.open}
        </Link>
      </>
    ),
  }),
  userColumn.display({
    id: 'mail',
    header: () => words.organisation.mail,
    cell: ({ row }) => <LatestMail mail={row.original.mail} />,
  }),
]);
