import { useFieldError } from './form.tsx';

type CheckboxesProps<Value extends string> = {
  /** The group's name; a box has the id `{name}-{value}`, the first one is where an error leads. */
  name: string;
  legend: string;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  onChoose: (values: readonly Value[]) => void;
};

/** Any of a few. */
export function Checkboxes<Value extends string>({
  name,
  legend,
  options,
  chosen,
  onChoose,
}: CheckboxesProps<Value>) {
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
              type="checkbox"
              id={`${name}-${value}`}
              checked={chosen.includes(value)}
              aria-invalid={error !== undefined}
              onChange={({ target }) =>
                onChoose(target.checked ? [...chosen, value] : chosen.filter((each) => each !== value))
              }
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
