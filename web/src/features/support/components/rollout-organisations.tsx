import type { Schema } from '@tvm/contract';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Busy } from '../../../ui/busy.tsx';
import { ProblemNotice } from '../../../ui/loaded.tsx';
import { columnsOf, SortedTable } from '../../../ui/sorted-table.tsx';
import { useListRolloutOrganisations } from '../api.ts';
import { type RolloutQuery, readRolloutQuery, writeRolloutQuery } from '../rollout-query.ts';
import { words } from '../text.ts';

const text = words.rollout;
const pageSize = 25;
type Organisation = Schema<'RolloutOrganisation'>;

/** Every organisation with its figures, sorted by the server, the part that is shown in the address. `children` is what else can be done with them. */
export function RolloutOrganisations({ children }: { children: ReactNode }) {
  const [params, setParams] = useSearchParams();
  const query = readRolloutQuery(params);
  const list = useListRolloutOrganisations({ ...query, pageSize });
  const change = (changes: Partial<RolloutQuery>) =>
    setParams((now) => writeRolloutQuery({ ...readRolloutQuery(now), page: 1, ...changes }), {
      preventScrollReset: true,
    });
  return (
    <section className="stack-small">
      <h2>{text.list}</h2>
      <label className="choice">
        <input
          type="checkbox"
          checked={query.withoutMainUser}
          onChange={({ target }) => change({ withoutMainUser: target.checked })}
        />
        {text.onlyWithoutMainUser}
      </label>
      {children}
      <List list={list} query={query} change={change} />
    </section>
  );
}

type ListProps = {
  list: ReturnType<typeof useListRolloutOrganisations>;
  query: RolloutQuery;
  change: (changes: Partial<RolloutQuery>) => void;
};

function List({ list, query, change }: ListProps) {
  if (!list.data) {
    if (!list.isError) return <Busy active />;
    return <ProblemNotice thrown={list.error} />;
  }
  return (
    <SortedTable
      list={{
        busy: list.isPlaceholderData,
        sorting: [{ id: query.sort, desc: query.order === 'desc' }],
        setSorting: ([order]) =>
          order && change({ sort: order.id as RolloutQuery['sort'], order: order.desc ? 'desc' : 'asc' }),
        pagination: { pageIndex: query.page - 1, pageSize },
        setPagination: ({ pageIndex }) => change({ page: pageIndex + 1 }),
      }}
      page={list.data}
      columns={columns}
      rowHeader="name"
      caption={text.list}
      none={text.noOrganisations}
      labelled
    />
  );
}

const column = columnsOf<Organisation>();
const figure = (id: 'users' | 'notEnrolled' | 'undeliverable' | 'neverLoggedIn') =>
  column.accessor(({ figures }) => figures[id], {
    id,
    header: text[id],
    cell: ({ getValue }) => words.count(getValue()),
  });

/** A figure by which the server doesn't sort. */
const unsorted = (id: 'enrolled' | 'underWay', header: string) =>
  column.display({ id, header, cell: ({ row }) => words.count(row.original.figures[id]) });

const columns = column.columns([
  column.accessor('name', {
    header: text.name,
    cell: ({ row }) => <Link to={`/support/organisations/${row.original.id}`}>{row.original.name}</Link>,
  }),
  figure('users'),
  unsorted('enrolled', text.hasTwoFactor),
  figure('notEnrolled'),
  unsorted('underWay', text.underWay),
  figure('undeliverable'),
  figure('neverLoggedIn'),
  column.display({
    id: 'because',
    header: text.because,
    cell: ({ row }) => text.reasons[row.original.because],
  }),
]);
