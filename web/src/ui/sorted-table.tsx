import {
  createColumnHelper,
  functionalUpdate,
  type PaginationState,
  type RowData,
  rowPaginationFeature,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { Pager } from './pager.tsx';
import './sorted-table.css';

const features = tableFeatures({ rowSortingFeature, rowPaginationFeature });

/** Makes the columns of a {@link SortedTable}. */
export function columnsOf<Row extends RowData>() {
  return createColumnHelper<typeof features, Row>();
}

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

type SortedTableProps<Row extends RowData> = {
  list: ShownPart;
  page: { page: number; pageSize: number; total: number; items: Row[] };
  columns: ReturnType<ReturnType<typeof columnsOf<Row>>['columns']>;
  /** The column that names its row. */
  rowHeader: string;
  caption: string;
  /** What to say where there is nobody. */
  none: string;
  /** On a phone, where a row is a card: each cell with the title of its column. */
  labelled?: boolean;
};

/** A table of which the server sorts the whole list; the pager says which part is shown. */
export function SortedTable<Row extends { id: string }>(props: SortedTableProps<Row>) {
  const { list, page, columns, caption, none, labelled = false } = props;
  const table = useTable({
    features,
    columns,
    data: page.items,
    getRowId: (row) => row.id,
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
                const { header } = cell.column.columnDef;
                const label = labelled && typeof header === 'string' ? header : undefined;
                return cell.column.id === props.rowHeader ? (
                  <th key={cell.id} scope="row">
                    {content}
                  </th>
                ) : (
                  <td key={cell.id} data-label={label}>
                    {content}
                  </td>
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
