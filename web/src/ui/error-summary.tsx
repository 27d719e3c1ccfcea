import { useEffect, useRef } from 'react';
import { useText } from '../text/language.tsx';
import type { FormError } from './use-form.ts';

/** "Er is een probleem": takes focus whenever `errors` is a new list, and leads to each field. */
export function ErrorSummary({ errors }: { errors: readonly FormError[] }) {
  const text = useText();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) summary.current?.focus();
  }, [errors]);
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
