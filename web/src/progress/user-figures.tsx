import type { Schema } from '@tvm/contract';
import { useLanguage } from '../text/language.tsx';
import { EnrolledBar } from './enrolled-bar.tsx';
import { FigureList } from './figure-list.tsx';
import { progressFigures } from './states.ts';

/** How many users are how far: a bar, and a count for each state that somebody is in. */
export function UserFigures({ users }: { users: Schema<'UserFigures'> }) {
  const { language } = useLanguage();
  const shown = progressFigures.filter(({ figure }) => figure === 'enrolled' || users.progress[figure] > 0);
  return (
    <div className="stack-small">
      <EnrolledBar users={users} />
      <FigureList
        figures={shown.map((state) => ({
          icon: state.icon,
          label: state[language],
          value: users.progress[state.figure],
        }))}
      />
    </div>
  );
}
