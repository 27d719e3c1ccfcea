import { Field } from '../../../ui/fields.tsx';

type NumberFieldProps = {
  id: string;
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
};

/** A whole number, as text: a number field changes under a scroll wheel. */
export function NumberField({ id, label, hint, value, onChange }: NumberFieldProps) {
  return (
    <Field id={id} label={label} hint={hint}>
      {({ describedBy, invalid }) => (
        <input
          className="input"
          id={id}
          name={id}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value.trim())}
          aria-describedby={describedBy}
          aria-invalid={invalid}
        />
      )}
    </Field>
  );
}
