import type { Schema } from '@tvm/contract';
import { useId } from 'react';
import { useText } from '../../../text/language.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { stateIcons } from '../progress-states.ts';
import './organisations.css';

type Figures = Schema<'UserFigures'>;

const states = [
  'enrolled',
  'passwordSet',
  'linkOpened',
  'invited',
  'mailUndelivered',
  'notInvited',
] as const satisfies readonly (keyof Figures)[];

/** How many users are how far: a bar, and a count for each state that somebody is in. */
export function UserFigures({ users }: { users: Figures }) {
  const { progress: words, common } = useText();
  const label = useId();
  return (
    <div className="stack-small">
      <p id={label}>
        <strong>{words.enrolled(users.enrolled, users.total)}</strong>
      </p>
      <progress aria-labelledby={label} value={users.enrolled} max={Math.max(1, users.total)} />
      <dl className="figures">
        {states
          .filter((state) => state === 'enrolled' || users[state] > 0)
          .map((state) => (
            <div key={state}>
              <dt>
                <Icon name={stateIcons[state]} />
                {words.states[state]}
              </dt>
              <dd>{common.count(users[state])}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
