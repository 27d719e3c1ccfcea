import { useText } from '../text/language.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import './progress.css';

type Figure = { icon: IconName; label: string; value: number };

/** Figures with what they count. */
export function FigureList({ figures }: { figures: readonly Figure[] }) {
  const { common } = useText();
  return (
    <dl className="figures">
      {figures.map(({ icon, label, value }) => (
        <div key={label}>
          <dt>
            <Icon name={icon} />
            {label}
          </dt>
          <dd>{common.count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
