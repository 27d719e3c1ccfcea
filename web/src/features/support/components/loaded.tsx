import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Loading } from '../../../ui/busy.tsx';
import { FailurePage } from '../../../ui/failure-page.tsx';
import { words } from '../text.ts';

type LoadedProps<Data> = {
  query: { data: Data | undefined; isError: boolean; error: unknown; refetch: () => unknown };
  children: (data: Data) => ReactNode;
};

/** A screen once its data is there: until then it waits, or says what is wrong and how to go on. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (!query.isError) return <Loading />;
  return (
    <FailurePage thrown={query.error} retry={() => void query.refetch()}>
      <p>
        <Link to="/support">{words.nav.search}</Link>
      </p>
    </FailurePage>
  );
}
