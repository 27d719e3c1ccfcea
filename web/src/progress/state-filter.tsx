import type { Schema } from '@tvm/contract';
import { useLanguage } from '../text/language.tsx';
import { Icon } from '../ui/icon.tsx';
import { type ProgressFigure, progressFigures } from './states.ts';
import './state-filter.css';

type StateFilterProps = {
  users: Schema<'UserFigures'>;
  chosen: ProgressFigure | undefined;
  onChoose: (figure: ProgressFigure | undefined) => void;
};

/** How many users are how far; each figure shows whom it counts. All of them stay, so that nothing moves while people go on. */
export function StateFilter({ users, chosen, onChoose }: StateFilterProps) {
  const { language, text } = useLanguage();
  const { progress: words, common } = text;
  return (
    <fieldset className="state-filter">
      <legend className="visually-hidden">{words.filter}</legend>
      <button type="button" aria-pressed={chosen === undefined} onClick={() => onChoose(undefined)}>
        <span>{words.all}</span>
        <strong>{common.count(users.total)}</strong>
      </button>
      {progressFigures.map(({ figure, icon, [language]: name }) => (
        <button
          key={figure}
          type="button"
          aria-pressed={figure === chosen}
          data-none={users.progress[figure] === 0}
          onClick={() => onChoose(figure === chosen ? undefined : figure)}
        >
          <Icon name={icon} />
          <span>{name}</span>
          <strong>{common.count(users.progress[figure])}</strong>
        </button>
      ))}
    </fieldset>
  );
}
