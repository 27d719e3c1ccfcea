import { useEffect, useState } from 'react';
import { useText } from '../text/language.tsx';
import { Field, type FieldProps } from './fields.tsx';
import { Icon } from './icon.tsx';

// Apple's attribute that tells a password manager what to generate.
declare module 'react' {
  interface InputHTMLAttributes<T> {
    passwordrules?: string | undefined;
  }
}

type PasswordFieldProps = FieldProps & {
  rules?: string;
  /** While it is sent the password is hidden again: a browser remembers a visible field's words. */
  pending: boolean;
};

/** A password with a button that shows it. */
export function PasswordField({ pending, rules, ...props }: PasswordFieldProps) {
  const text = useText();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (pending) setShown(false);
  }, [pending]);
  return (
    <Field id={props.id} label={props.label} hint={props.hint}>
      {({ describedBy, invalid }) => (
        <div className="input-group">
          <input
            className="input"
            id={props.id}
            name={props.id}
            type={shown ? 'text' : 'password'}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
            autoComplete={props.autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            passwordrules={rules}
            aria-describedby={describedBy}
            aria-invalid={invalid}
          />
          <button
            className="icon-button"
            type="button"
            aria-label={shown ? text.common.hidePassword : text.common.showPassword}
            aria-controls={props.id}
            onClick={() => setShown(!shown)}
          >
            <Icon name={shown ? 'eyeClosed' : 'eye'} />
          </button>
        </div>
      )}
    </Field>
  );
}
