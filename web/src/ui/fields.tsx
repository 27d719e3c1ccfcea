import type { ComponentProps, HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import { useFieldError } from './form.tsx';

export type FieldProps = {
  /** The field's name in errors, and its id. */
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  autoComplete: HTMLInputAutoCompleteAttribute;
};

/** Label, hint and error around an input; `describedBy` is for the input. */
export function Field(props: {
  id: string;
  label: string;
  hint?: string | undefined;
  children: (input: { describedBy: string | undefined; invalid: boolean }) => ReactNode;
}) {
  const { id, label, hint } = props;
  const error = useFieldError(id);
  const parts = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {props.children({ describedBy: parts.join(' ') || undefined, invalid: error !== undefined })}
    </div>
  );
}

/** Text of more lines, as it was copied from elsewhere. */
export function LinesField({ rows, ...props }: FieldProps & { rows: number }) {
  return <TypedField {...props}>{(input) => <textarea {...input} rows={rows} />}</TypedField>;
}

/** One line of text; `type` brings the right keyboard. */
export function TextField({ type = 'text', ...props }: FieldProps & { type?: 'text' | 'email' }) {
  return <TypedField {...props}>{(input) => <input {...input} type={type} />}</TypedField>;
}

function TypedField(props: FieldProps & { children: (input: TypedInput) => ReactNode }) {
  const { id, label, hint, value, onChange, autoComplete, children } = props;
  return (
    <Field id={id} label={label} hint={hint}>
      {({ describedBy, invalid }) =>
        children({
          className: 'input',
          id,
          name: id,
          value,
          onChange: ({ target }) => onChange(target.value),
          autoComplete,
          autoCapitalize: 'none',
          spellCheck: false,
          'aria-describedby': describedBy,
          'aria-invalid': invalid,
        })
      }
    </Field>
  );
}

type TypedInput = Pick<
  ComponentProps<'input'>,
  | 'className'
  | 'id'
  | 'name'
  | 'value'
  | 'autoComplete'
  | 'autoCapitalize'
  | 'spellCheck'
  | 'aria-describedby'
  | 'aria-invalid'
> & { onChange: (event: { target: { value: string } }) => void };
