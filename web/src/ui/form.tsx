import { createContext, type ReactNode, use } from 'react';
import { useText } from '../text/language.tsx';
import { Busy } from './busy.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { useFailedTitle } from './page.tsx';
import type { FormError } from './use-form.ts';

type FormProps = {
  form: { errors: readonly FormError[]; submit: () => Promise<void>; pending: boolean };
  children: ReactNode;
};

const FormErrors = createContext<readonly FormError[]>([]);

/** A form with its error summary above, its fields, and a line that says when it waits. */
export function Form({ form, children }: FormProps) {
  useFailedTitle(form.errors.length > 0);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <ErrorSummary errors={form.errors} />
      <FormErrors value={form.errors}>{children}</FormErrors>
      <Busy active={form.pending} />
    </form>
  );
}

/** The words at a field, the same as in the summary. */
export function useFieldError(field: string): string | undefined {
  const text = useText();
  return use(FormErrors)
    .find((error) => error.field === field)
    ?.say(text);
}
