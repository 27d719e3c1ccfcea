import { useFieldError } from './form.tsx';

type ChoicesProps<Value extends string> = {
  /** The group's name; the first choice has the id `{name}-{value}`, where an error leads. */
  name: string;
  legend: string;
  options: readonly { value: Value; label: string }[];
  chosen: Value | undefined;
  onChoose: (value: Value) => void;
};

/** One of a few, as radio buttons. */
export function Choices<Value extends string>({
  name,
  legend,
  options,
  chosen,
  onChoose,
}: ChoicesProps<Value>) {
  const error = useFieldError(`${name}-${options[0]?.value}`);
  return (
    <fieldset className="field" aria-describedby={error && `${name}-error`}>
      <legend>{legend}</legend>
      {error && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <div className="stack-small">
        {options.map(({ value, label }) => (
          <label className="choice" key={value}>
            <input
              type="radio"
              id={`${name}-${value}`}
              name={name}
              value={value}
              checked={value === chosen}
              aria-invalid={error !== undefined}
              onChange={() => onChoose(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
