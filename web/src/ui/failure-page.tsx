import type { ReactNode } from 'react';
import { problemOf } from '../http/problem.ts';
import { useText } from '../text/language.tsx';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { Page } from './page.tsx';

type FailureProps = { thrown: unknown; retry: () => void; children?: ReactNode };

/** A screen whose data didn't come: what to do, a way to try again, and `children` for another way on. */
export function FailurePage({ thrown, retry, children }: FailureProps) {
  const text = useText();
  const problem = problemOf(thrown);
  return (
    <Page title={text.common.failureTitle}>
      <Notice kind="warning">{text.problem(problem)}</Notice>
      <Button onClick={retry}>{text.common.tryAgain}</Button>
      {children}
    </Page>
  );
}
