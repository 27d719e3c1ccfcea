import type { ReactNode } from 'react';
import { Pager } from '../../../ui/pager.tsx';

type ListProps<Item> = {
  title: string;
  /** Where there is none. */
  none: string;
  items: readonly Item[];
  show: (item: Item) => ReactNode;
};

/** What was decided or settled, the newest of it. */
export function PlainList<Item extends { id: string }>({ title, none, items, show }: ListProps<Item>) {
  return (
    <section className="stack-small">
      <h2>{title}</h2>
      {items.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className="queue plain-list">
          {items.map((item) => (
            <li key={item.id}>{show(item)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

type WaitingProps<Item> = Omit<ListProps<Item>, 'items'> & {
  waiting: { page: number; pageSize: number; total: number; items: readonly Item[] };
  onPage: (page: number) => void;
};

/** What waits for somebody, a page of it. */
export function WaitingList<Item extends { id: string }>({ waiting, onPage, ...list }: WaitingProps<Item>) {
  const { page, pageSize, total, items } = waiting;
  return (
    <section className="stack-small">
      <h2>{list.title}</h2>
      {items.length === 0 ? (
        <p>{list.none}</p>
      ) : (
        <ul className="queue plain-list">
          {items.map((item) => (
            <li className="stack-small" key={item.id}>
              {list.show(item)}
            </li>
          ))}
        </ul>
      )}
      {total > items.length && (
        <Pager
          first={(page - 1) * pageSize + 1}
          shown={items.length}
          total={total}
          pageIndex={page - 1}
          pageCount={Math.ceil(total / pageSize)}
          onPage={(pageIndex) => onPage(pageIndex + 1)}
          none={list.none}
        />
      )}
    </section>
  );
}
