import { createContext, type ReactNode, use } from 'react';
import { useText } from '../text/language.tsx';
import { Busy } from './busy.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { useFailedTitle } from './page.tsx';
import type { FormError } from './use-form.ts';

type FormProps = {
  form: { errors: readonly FormError[]; attempt: number; submit: () => Promise<void>; pending: boolean };
  children: ReactNode;
  /** The buttons, where they stay in sight below a long form. */
  footer?: ReactNode;
};

const FormErrors = createContext<readonly FormError[]>([]);

/** A form with its error summary above, its fields, and a line that says when it waits. */
export function Form({ form, children, footer }: FormProps) {
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
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <FormErrors value={form.errors}>{children}</FormErrors>
      {footer === undefined ? (
        <Busy active={form.pending} />
      ) : (
        <div className="form-footer">
          <Busy active={form.pending} />
          {footer}
        </div>
      )}
    </form>
  );
}

/** The words at a field: those of the summary, or how they begin. */
export function useFieldError(field: string): string | undefined {
  const text = useText();
  const error = use(FormErrors).find((each) => each.field === field);
  return (error?.short ?? error?.say)?.(text);
}
