import type { PaginationState, SortingState } from '@tanstack/react-table';
import { useState } from 'react';
import { useListOrganisationUsers } from '../api.ts';

/** As many as fit beside the manual without scrolling. */
const pageSize = 10;

/** The pages of the organisation's users. When the list changes underneath, it starts anew at page 1 and says so. */
export function useUserList() {
  const [sorting, setSorting] = useState<SortingState>([{ id: 'fullName', desc: false }]);
  const [pagination, setPagination] = useState<PaginationState>({ pageIndex: 0, pageSize });
  const [seenVersion, setSeenVersion] = useState<string>();
  const [changed, setChanged] = useState(false);
  const query = useListOrganisationUsers({
    page: pagination.pageIndex + 1,
    pageSize,
    sort: sorting[0]?.id === 'email' ? 'email' : 'fullName',
    order: sorting[0]?.desc ? 'desc' : 'asc',
  });

  const toFirstPage = () => setPagination({ pageIndex: 0, pageSize });
  const version = query.data?.userListVersion;
  if (version !== undefined && version !== seenVersion) {
    setSeenVersion(version);
    if (seenVersion !== undefined) {
      setChanged(true);
      toFirstPage();
    }
  }

  return {
    page: query.data,
    error: query.error,
    busy: query.isFetching,
    changed,
    refresh: query.refetch,
    sorting,
    pagination,
    setPagination,
    /** A new order goes to page 1: the old page number means nothing in it. */
    setSorting: (order: SortingState) => {
      setSorting(order);
      toFirstPage();
    },
  };
}
