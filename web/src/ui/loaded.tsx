import type { ReactNode } from 'react';
import { problemOf } from '../http/problem.ts';
import { useText } from '../text/language.tsx';
import { Busy, Loading } from './busy.tsx';
import { FailurePage } from './failure-page.tsx';
import { Notice } from './notice.tsx';

type LoadedProps<Data> = {
  query: { data: Data | undefined; isError: boolean; error: unknown; refetch: () => unknown };
  children: (data: Data) => ReactNode;
};

/** A screen once its data is there: until then it waits, or says what is wrong, with `wayOn` as another way than trying again. */
export function Loaded<Data>({ query, wayOn, children }: LoadedProps<Data> & { wayOn?: ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (!query.isError) return <Loading />;
  return (
    <FailurePage thrown={query.error} retry={() => void query.refetch()}>
      {wayOn}
    </FailurePage>
  );
}

/** The same for a part of a screen that asks again by itself. */
export function LoadedPart<Data>({ query, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  return query.isError ? <ProblemNotice thrown={query.error} /> : <Busy active />;
}

/** What was wrong with a request, in a part of a screen. */
export function ProblemNotice({ thrown }: { thrown: unknown }) {
  const text = useText();
  return <Notice kind="warning">{text.problem(problemOf(thrown))}</Notice>;
}
