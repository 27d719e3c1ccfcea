import { useText } from '../text/language.tsx';
import { codeFault, normaliseCode, recoveryCodeFault } from './code-input.ts';
import { Field } from './fields.tsx';
import type { FormError } from './use-form.ts';

type CodeFieldProps = { value: string; onChange: (value: string) => void };

/** The one field for a code of the app: one field pastes and autofills, six boxes don't. Nothing is sent by itself. */
export function CodeField({ value, onChange, hint }: CodeFieldProps & { hint?: string }) {
  const text = useText();
  return (
    <Field id="code" label={text.code.label} hint={hint}>
      {({ describedBy, invalid }) => (
        <input
          className="input"
          data-code="app"
          id="code"
          name="code"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={value}
          onChange={(event) => onChange(normaliseCode(event.target.value))}
          aria-describedby={describedBy}
          aria-invalid={invalid}
        />
      )}
    </Field>
  );
}

/** The field for a recovery code, taken as it was written down. */
export function RecoveryCodeField({ value, onChange }: CodeFieldProps) {
  const text = useText();
  return (
    <Field id="recovery-code" label={text.recoveryCode.label} hint={text.recoveryCode.hint}>
      {({ describedBy, invalid }) => (
        <input
          className="input"
          data-code="recovery"
          id="recovery-code"
          name="recovery-code"
          type="text"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-describedby={describedBy}
          aria-invalid={invalid}
        />
      )}
    </Field>
  );
}

/** What is wrong with a typed code, as errors at its field. */
export function checkCode(code: string): FormError[] {
  const fault = codeFault(code);
  return fault ? [{ field: 'code', say: (text) => text.code.faults[fault] }] : [];
}

/** What is wrong with a typed recovery code, as errors at its field. */
export function checkRecoveryCode(code: string): FormError[] {
  const fault = recoveryCodeFault(code);
  return fault ? [{ field: 'recovery-code', say: (text) => text.recoveryCode.faults[fault] }] : [];
}
