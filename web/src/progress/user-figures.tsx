import type { Schema } from '@tvm/contract';
import { useText } from '../text/language.tsx';
import { EnrolledBar } from './enrolled-bar.tsx';
import { FigureList } from './figure-list.tsx';
import { progressFigures, stateIcons } from './states.ts';

/** How many users are how far: a bar, and a count for each state that somebody is in. */
export function UserFigures({ users }: { users: Schema<'UserFigures'> }) {
  const { progress: words } = useText();
  const shown = progressFigures.filter((state) => state === 'enrolled' || users[state] > 0);
  return (
    <div className="stack-small">
      <EnrolledBar users={users} />
      <FigureList
        figures={shown.map((state) => ({
          icon: stateIcons[state],
          label: words.states[state],
          value: users[state],
        }))}
      />
    </div>
  );
}
