import { useState } from 'react';
import { useText } from '../text/language.tsx';
import { Button } from './button.tsx';

/** Copies `content`, and says whether that worked. */
export function CopyButton({ content, label }: { content: string; label: string }) {
  const text = useText();
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(content);
      setOutcome('copied');
    } catch {
      setOutcome('copyFailed');
    }
  };
  return (
    <>
      <Button kind="secondary" onClick={() => void copy()}>
        {label}
      </Button>
      <span className="copy-outcome" role="status">
        {outcome && text.common[outcome]}
      </span>
    </>
  );
}
