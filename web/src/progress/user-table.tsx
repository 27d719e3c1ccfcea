import type { Schema } from '@tvm/contract';
import { type ComponentProps, useMemo } from 'react';
import { useText } from '../text/language.tsx';
import { Address } from '../ui/address.tsx';
import { Icon } from '../ui/icon.tsx';
import { columnsOf, SortedTable } from '../ui/sorted-table.tsx';

export type User = Schema<'OrganisationUser'>;

/** Makes a further column of the table: {@link UserTable}. */
export const userColumn = columnsOf<User>();
type UserColumns = ReturnType<typeof userColumn.columns>;
const noColumns: UserColumns = [];

type UserTableProps = Pick<ComponentProps<typeof SortedTable<User>>, 'list' | 'page' | 'caption' | 'none'> & {
  /** Beside the manual's two. */
  extraColumns?: UserColumns;
};

/** The manual's table: both columns sort the whole list on the server, the pager says which part is shown. */
export function UserTable({ extraColumns = noColumns, ...part }: UserTableProps) {
  const { activation: words } = useText();
  const columns = useMemo(
    () =>
      userColumn.columns([
        userColumn.accessor('fullName', {
          header: words.fullName,
          cell: ({ row }) => (
            <>
              {row.original.fullName}
              {row.original.neverLoggedIn && <Icon name="person" label={words.neverLoggedIn} />}
            </>
          ),
        }),
        userColumn.accessor('email', {
          header: words.email,
          cell: ({ row }) => (
            <>
              <Address email={row.original.email} />
              {row.original.mailUndelivered && <Icon name="warning" label={words.undelivered} />}
            </>
          ),
        }),
        ...extraColumns,
      ]),
    [words, extraColumns],
  );
  return <SortedTable {...part} columns={columns} rowHeader="fullName" />;
}
