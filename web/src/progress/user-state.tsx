import type { Schema } from '@tvm/contract';
import { useLanguage, useText } from '../text/language.tsx';
import { Icon } from '../ui/icon.tsx';
import { mailStates, progressStates, toneOf } from './states.ts';
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

/** By what somebody who is enrolled logs in: whether there is a passkey, and whether there is anything else when one is lost. */
export function Ways({ user }: { user: Schema<'OrganisationUser'> }) {
  const { progress: words } = useText();
  const { authenticators, hasPasskey } = user;
  if (authenticators === 0) return null;
  return (
    <>
      {hasPasskey && <span className="invitation">{words.hasPasskey}</span>}
      {authenticators === 1 && <span className="invitation">{words.onlyOne}</span>}
    </>
  );
}

/** Since when somebody is invited, and until when the link works; nothing of who needs none. */
export function Invitation({ user: { invitedAt, linkExpiresAt } }: { user: Schema<'OrganisationUser'> }) {
  const { progress: words } = useText();
  const isExpired = linkExpiresAt !== null && new Date(linkExpiresAt) <= new Date();
  return (
    <>
      {invitedAt && <span className="invitation">{words.since(invitedAt)}</span>}
      {linkExpiresAt && (
        <span className="invitation" data-tone={isExpired ? 'attention' : undefined}>
          {isExpired ? words.linkExpired(linkExpiresAt) : words.linkUntil(linkExpiresAt)}
        </span>
      )}
    </>
  );
}

/** What became of somebody's latest registration mail; nothing of who needed none. */
export function LatestMail({ user: { mail, progress } }: { user: Schema<'OrganisationUser'> }) {
  const { language, text } = useLanguage();
  if (!mail) return progress === 'not_invited' ? <span className="muted">{text.progress.noMail}</span> : null;
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
