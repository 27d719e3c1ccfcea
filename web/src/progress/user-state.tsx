import type { Schema } from '@tvm/contract';
import { useLanguage } from '../text/language.tsx';
import { Icon } from '../ui/icon.tsx';
import { hasAuthenticator, mailStates, progressStates, toneOf } from './states.ts';
import './progress.css';

/** How far somebody is. */
export function UserState({ progress }: { progress: Schema<'Progress'> }) {
  const { language } = useLanguage();
  const { icon, [language]: name } = progressStates[progress];
  return (
    <span className="user-state" data-tone={toneOf(icon)}>
      <Icon name={icon} />
      <span>{name}</span>
    </span>
  );
}

/** What became of somebody's latest registration mail; nothing of who needed none. */
export function LatestMail({ user: { mail, progress } }: { user: Schema<'OrganisationUser'> }) {
  const { language, text } = useLanguage();
  if (!mail) return hasAuthenticator(progress) ? null : <span className="muted">{text.progress.noMail}</span>;
  const { icon, dated, [language]: name } = mailStates[mail.state];
  return (
    <span className="user-state" data-tone={toneOf(icon)}>
      <Icon name={icon} />
      <span>
        {name}
        {dated && <time dateTime={mail.at}>{` ${text.common.moment(mail.at)}`}</time>}
      </span>
    </span>
  );
}
