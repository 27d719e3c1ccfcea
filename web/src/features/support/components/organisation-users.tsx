import type { Schema } from '@tvm/contract';
import { Link } from 'react-router';
import { StateFilter } from '../../../progress/state-filter.tsx';
import { useAddressedList, useProgressAddress } from '../../../progress/use-addressed-list.ts';
import { LatestMail, UserState } from '../../../progress/user-state.tsx';
import { UserTable, userColumn } from '../../../progress/user-table.tsx';
import { Busy } from '../../../ui/busy.tsx';
import { ProblemNotice } from '../../../ui/loaded.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { useListUsers } from '../api.ts';
import { words } from '../text.ts';

type Props = { organisationId: string; name: string; users: Schema<'UserFigures'> };

/** The users of an organisation as its main users see them, each with a way to the page of the user. */
export function OrganisationUsers({ organisationId, name, users }: Props) {
  const address = useProgressAddress();
  const list = useAddressedList(address, useListUsers(organisationId, address.wanted));
  const { page, error, query } = list;
  if (!page) {
    if (!error) return <Busy active />;
    return <ProblemNotice thrown={error} />;
  }
  return (
    <>
      <StateFilter users={users} chosen={query.figure} onChoose={list.choose} />
      <SearchField search={query.search} onSearch={list.search} />
      <UserTable
        list={list}
        page={page}
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
    cell: ({ row }) => <LatestMail user={row.original} />,
  }),
]);
