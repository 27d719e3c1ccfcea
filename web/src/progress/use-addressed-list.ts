import type { UseQueryResult } from '@tanstack/react-query';
import type { PaginationState, SortingState } from '@tanstack/react-table';
import type { Schema } from '@tvm/contract';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import {
  type ProgressQuery,
  readProgressQuery,
  toUserListQuery,
  writeProgressQuery,
} from './progress-query.ts';
import { isOnItsWay } from './states.ts';

/** Which users the address bar asks for. */
export function useProgressAddress() {
  const [params, setParams] = useSearchParams();
  const query = readProgressQuery(params);
  return { query, wanted: toUserListQuery(query), setParams };
}

type UserPage = Pick<Schema<'OrganisationUserPage'>, 'page' | 'pageSize' | 'total' | 'items'>;

/** The page that was fetched for an address, and the ways to another one. */
export function useAddressedList<Users extends UserPage>(
  { query, wanted, setParams }: ReturnType<typeof useProgressAddress>,
  list: UseQueryResult<Users>,
) {
  const page = list.data;

  /** Another list starts at its first page. While one types or the list shrinks, Back has nothing to come back to. */
  const change = (changes: Partial<ProgressQuery>, { replace = false } = {}) =>
    setParams((now) => writeProgressQuery({ ...readProgressQuery(now), page: 1, ...changes }), { replace });

  // People move on while one looks: what was the last page may be none any more.
  const lastPage = page && Math.max(1, Math.ceil(page.total / page.pageSize));
  const isBeyond = !list.isPlaceholderData && lastPage !== undefined && query.page > lastPage;
  useEffect(() => {
    if (!isBeyond) return;
    setParams((now) => writeProgressQuery({ ...readProgressQuery(now), page: lastPage }), { replace: true });
  }, [isBeyond, lastPage, setParams]);

  return {
    page,
    error: list.error,
    busy: list.isPlaceholderData,
    refresh: list.refetch,
    /** Mails to somebody who is shown are on their way. */
    sending: page?.items.some(({ mail }) => isOnItsWay(mail?.state)) === true,
    query,
    choose: (figure: ProgressQuery['figure']) => change({ figure }),
    search: (search: string) => change({ search }, { replace: true }),
    showAll: () => change({ figure: undefined, search: '' }),
    sorting: [{ id: query.sort, desc: query.order === 'desc' }],
    setSorting: ([order]: SortingState) =>
      change({
        sort: order?.id === 'fullName' || order?.id === 'email' ? order.id : 'progress',
        order: order?.desc ? 'desc' : 'asc',
      }),
    pagination: { pageIndex: query.page - 1, pageSize: wanted.pageSize },
    setPagination: ({ pageIndex }: PaginationState) => change({ page: pageIndex + 1 }),
  };
}
