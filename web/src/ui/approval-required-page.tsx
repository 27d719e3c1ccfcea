import type { ReactNode } from 'react';
import { useText } from '../text/language.tsx';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { Page } from './page.tsx';

type ApprovalProps = {
  /** Asks once more whether the new phone is approved; the screen around goes on when it is. */
  retry: () => void;
  /** It was asked before: this is the same answer once more. */
  again: boolean;
  children?: ReactNode;
};

/** A new phone that TVM approves first: whom to call, what happens then, and the way on from here. */
export function ApprovalRequiredPage({ retry, again, children }: ApprovalProps) {
  const text = useText();
  const { approval: words } = text;
  return (
    <Page title={words.title}>
      {again && <Notice kind="warning">{words.notYet}</Notice>}
      <p>{words.why}</p>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button onClick={retry}>{text.common.tryAgain}</Button>
      {children}
    </Page>
  );
}
