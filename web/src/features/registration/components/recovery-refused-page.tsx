import type { ReactNode } from 'react';
import type { Problem } from '../../../http/problem.ts';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';

type RefusedProps = {
  problem: Problem;
  retry: () => void;
  /** It was asked before: this is the same answer once more. */
  again: boolean;
  children?: ReactNode;
};

/** A new phone in a browser that isn't known: from when it can be linked, or who has to confirm it since it was stopped. The screen around goes on once it can. */
export function RecoveryRefusedPage({ problem, retry, again, children }: RefusedProps) {
  const text = useText();
  const isStopped = problem.code === 'recovery_stopped';
  const words = isStopped ? text.recoveryStopped : text.recoveryWaits;
  return (
    <Page title={words.title}>
      {again && <Notice kind="warning">{words.notYet}</Notice>}
      {isStopped ? <Stopped /> : <Waits until={problem.retryAt} />}
      <Button onClick={retry}>{text.common.tryAgain}</Button>
      {children}
    </Page>
  );
}

function Waits({ until }: { until: string | undefined }) {
  const { recoveryWaits: words } = useText();
  return (
    <>
      <p>{until === undefined ? words.why : words.until(until)}</p>
      <p>{words.next}</p>
      <h2>{words.faster}</h2>
      <ul>
        {words.ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      <p>{words.found}</p>
    </>
  );
}

function Stopped() {
  const { recoveryStopped: words } = useText();
  return (
    <>
      <p>{words.why}</p>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}
