import { useFieldError } from './form.tsx';

type Option<Value extends string> = { value: Value; label: string };
type GroupProps<Value extends string> = {
  /** The group's name; an option has the id `{name}-{value}`, the first one is where an error leads. */
  name: string;
  legend: string;
  options: readonly Option<Value>[];
};

/** One of a few, as radio buttons. */
export function Choices<Value extends string>(
  props: GroupProps<Value> & { chosen: Value | undefined; onChoose: (value: Value) => void },
) {
  const { chosen, onChoose } = props;
  return <Group {...props} type="radio" isChosen={(value) => value === chosen} onToggle={onChoose} />;
}

/** Any of a few, as checkboxes. */
export function Checkboxes<Value extends string>(
  props: GroupProps<Value> & { chosen: readonly Value[]; onChoose: (values: readonly Value[]) => void },
) {
  const { chosen, onChoose } = props;
  const toggle = (value: Value) =>
    onChoose(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return <Group {...props} type="checkbox" isChosen={(value) => chosen.includes(value)} onToggle={toggle} />;
}

function Group<Value extends string>({
  name,
  legend,
  options,
  type,
  isChosen,
  onToggle,
}: GroupProps<Value> & {
  type: 'radio' | 'checkbox';
  isChosen: (value: Value) => boolean;
  onToggle: (value: Value) => void;
}) {
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
              type={type}
              id={`${name}-${value}`}
              name={name}
              value={value}
              checked={isChosen(value)}
              aria-invalid={error !== undefined}
              onChange={() => onToggle(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
