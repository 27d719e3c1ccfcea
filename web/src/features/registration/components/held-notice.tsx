import { type ReactNode, useState } from 'react';
import { useText } from '../../../text/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';

type HeldProps = { retry: () => void; isRetrying: boolean; children?: ReactNode };

/** Whom to ask, and what happens then; the screen around goes on once it is confirmed. */
export function HeldNotice({ retry, isRetrying, children }: HeldProps) {
  const text = useText();
  const { held: words } = text;
  const [asked, setAsked] = useState(false);
  return (
    <Page title={words.title}>
      {asked && !isRetrying && <Notice kind="warning">{words.notYet}</Notice>}
      <p>{words.why}</p>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button
        onClick={() => {
          setAsked(true);
          retry();
        }}
      >
        {text.common.tryAgain}
      </Button>
      {children}
    </Page>
  );
}
