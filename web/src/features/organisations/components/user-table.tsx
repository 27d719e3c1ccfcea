import {
  createColumnHelper,
  functionalUpdate,
  type PaginationState,
  rowPaginationFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { Schema } from '@tvm/contract';
import { useMemo } from 'react';
import { useText } from '../../../text/language.tsx';
import { Address } from '../../../ui/address.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Pager } from './pager.tsx';

export type User = Schema<'OrganisationUser'>;

const features = tableFeatures({ rowSortingFeature, rowPaginationFeature });
/** Makes a further column of the table: {@link UserTable}. */
export const userColumn = createColumnHelper<typeof features, User>();
type UserColumns = ReturnType<typeof userColumn.columns>;
const noColumns: UserColumns = [];

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;
const arrow = { asc: '▲', desc: '▼' } as const;

/** Which part of which order is shown; whoever has the table keeps it, and fetches the page. */
type ShownPart = {
  busy: boolean;
  sorting: SortingState;
  setSorting: (order: SortingState) => void;
  pagination: PaginationState;
  setPagination: (part: PaginationState) => void;
};

type UserTableProps = {
  list: ShownPart;
  page: Schema<'OrganisationUserPage'>;
  caption: string;
  /** Beside the manual's two. */
  extraColumns?: UserColumns;
  /** What to say where there is nobody. */
  none: string;
};

/** The manual's table: both columns sort the whole list on the server, the pager says which part is shown. */
export function UserTable({ list, page, caption, none, extraColumns = noColumns }: UserTableProps) {
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
  const table = useTable({
    features,
    columns,
    data: page.items,
    getRowId: (user) => user.id,
    rowCount: page.total,
    manualSorting: true,
    manualPagination: true,
    enableSortingRemoval: false,
    sortDescFirst: false,
    state: { sorting: list.sorting, pagination: list.pagination },
    onSortingChange: (change) => list.setSorting(functionalUpdate(change, list.sorting)),
    onPaginationChange: (change) => list.setPagination(functionalUpdate(change, list.pagination)),
  });

  return (
    <div aria-busy={list.busy}>
      <table className="users">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                if (!header.column.getCanSort()) {
                  return (
                    <th key={header.id} scope="col">
                      <table.FlexRender header={header} />
                    </th>
                  );
                }
                const sorted = header.column.getIsSorted();
                return (
                  <th key={header.id} scope="col" aria-sort={sorted ? ariaSort[sorted] : 'none'}>
                    <button type="button" onClick={header.column.getToggleSortingHandler()}>
                      <table.FlexRender header={header} />
                      <span aria-hidden="true">{sorted && ` ${arrow[sorted]}`}</span>
                    </button>
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getAllCells().map((cell) => {
                const content = <table.FlexRender cell={cell} />;
                return cell.column.id === 'fullName' ? (
                  <th key={cell.id} scope="row">
                    {content}
                  </th>
                ) : (
                  <td key={cell.id}>{content}</td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Pager
        first={(page.page - 1) * page.pageSize + 1}
        shown={page.items.length}
        total={page.total}
        pageIndex={list.pagination.pageIndex}
        pageCount={table.getPageCount()}
        onPage={(pageIndex) => table.setPageIndex(pageIndex)}
        none={none}
      />
    </div>
  );
}
