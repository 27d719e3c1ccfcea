import { useEffect, useRef } from 'react';
import { useText } from '../text/language.tsx';
import type { FormError } from './use-form.ts';

type SummaryProps = {
  errors: readonly FormError[];
  /** A number for each attempt that failed; 0 before the first. */
  attempt?: number;
};

/** "Er is een probleem": takes focus with each failed attempt, and leads to each field. */
export function ErrorSummary({ errors, attempt = 1 }: SummaryProps) {
  const text = useText();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) summary.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" ref={summary} role="alert" tabIndex={-1}>
      <h2>{text.common.errorTitle}</h2>
      <ul className="plain-list">
        {errors.map((error) => (
          <li key={`${error.field}${error.say(text)}`}>
            <ErrorLine error={error} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ErrorLine({ error }: { error: FormError }) {
  const text = useText();
  const { field } = error;
  if (field === undefined) return error.say(text);
  return (
    <a
      href={`#${field}`}
      onClick={(event) => {
        // Focus alone: following the link would change the fragment, where a mailed token may stand.
        event.preventDefault();
        document.getElementById(field)?.focus();
      }}
    >
      {error.say(text)}
    </a>
  );
}
