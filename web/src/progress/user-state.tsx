import type { Schema } from '@tvm/contract';
import { useText } from '../text/language.tsx';
import { Icon } from '../ui/icon.tsx';
import { mailIcons, stateIcons, stateOf, toneOf } from './states.ts';
import './progress.css';

/** How far somebody is. */
export function UserState({ progress }: { progress: Schema<'Progress'> }) {
  const { progress: words } = useText();
  const state = stateOf[progress];
  return (
    <span className="user-state" data-tone={toneOf(stateIcons[state])}>
      <Icon name={stateIcons[state]} />
      <span>{words.states[state]}</span>
    </span>
  );
}

/** States of which it helps to know since when. */
const dated: readonly Schema<'MailState'>[] = ['accepted', 'delivered', 'bounced', 'complained', 'failed'];

/** What became of somebody's latest registration mail. */
export function LatestMail({ mail }: Pick<Schema<'OrganisationUser'>, 'mail'>) {
  const { progress: words, common } = useText();
  if (!mail) return <span className="muted">{words.noMail}</span>;
  const { state, at } = mail;
  return (
    <span className="user-state" data-tone={toneOf(mailIcons[state])}>
      <Icon name={mailIcons[state]} />
      <span>
        {words.mailStates[state]}
        {dated.includes(state) && <time dateTime={at}>{` ${common.moment(at)}`}</time>}
      </span>
    </span>
  );
}
