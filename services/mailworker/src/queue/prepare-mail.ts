import type { Database } from '@tvm/db';
import { mailOf } from '../mails/kinds.ts';
import type { Ended, MailRow, MailSettings, UserRow } from '../mails/parts/define-mail.ts';
import { findRegistrationOfMail } from '../mails/parts/link.queries.ts';
import { endOfLink } from '../mails/parts/link.ts';
import type { Addressee } from '../mails/parts/said.ts';
import { keepContent, lockMail, lockUser } from './mails.queries.ts';
import { recordEnd } from './record-outcome.ts';
import { openMail, type SealedMail, sealMail } from './sealed-mail.ts';

export interface PrepareDeps extends MailSettings {
  /** Gets the notices of an organisation without another main user, in Dutch. */
  supportAddress: string;
}

const NAMELESS: Addressee = { title: null, namePrefix: '', surname: '', language: 'nl' };

type Content = Required<SealedMail>;

export type PreparedMail =
  | { outcome: 'ready'; content: Content; firstAttemptAt: Date }
  | ({ outcome: 'ended' } & Ended)
  | { outcome: 'nothing-to-do' };

/**
 * Decides at the first attempt what is sent and to whom, mints the link, and seals it all with the mail, in one commit, before anything leaves. A
 * later attempt finds the same, or finds that sending it has become wrong.
 * @throws SealError
 */
export function prepareMail(
  db: Database,
  deps: PrepareDeps,
  claimed: MailRow,
  now: Date,
): Promise<PreparedMail> {
  return db.transaction(async (tx) => {
    const user = claimed.userId === null ? null : await lockUser(tx, claimed.userId);
    const mail = await lockMail(tx, claimed);
    if (!mail || user === undefined) return { outcome: 'nothing-to-do' };
    const content =
      (await endOfMintedLink(tx, { mail, user }, now)) ??
      (await decideContent(tx, deps, { mail, user }, now));
    if ('ended' in content) {
      await recordEnd(tx, mail.id, content, now);
      return { outcome: 'ended', ...content };
    }
    return { outcome: 'ready', content, firstAttemptAt: mail.firstAttemptAt ?? now };
  });
}

/** Why a later attempt must not send its link any more. A notice has none: it goes to its first recipient, whatever has changed since. */
async function endOfMintedLink(
  db: Database,
  { mail, user }: { mail: MailRow; user: UserRow | null },
  now: Date,
): Promise<Ended | undefined> {
  const registration = user && (await findRegistrationOfMail(db, mail.id));
  if (!registration) return undefined;
  const ended = endOfLink(registration, user, now);
  if (ended || mail.sealedContent !== null) return ended;
  return { ended: 'failed', reason: 'content_wiped' };
}

async function decideContent(
  db: Database,
  { supportAddress, ...settings }: PrepareDeps,
  { mail, user }: { mail: MailRow; user: UserRow | null },
  now: Date,
): Promise<Content | Ended> {
  const { mailKeys } = settings;
  const { to, addressee, said } =
    mail.sealedContent === null
      ? recipientOf(user, supportAddress)
      : openMail(mailKeys, mail, mail.sealedContent);
  if (said) return { to, addressee, said };
  const { isNeedless, decide } = mailOf(mail.kind);
  if (await isNeedless?.(db, mail)) return { ended: 'replaced', reason: 'newer_mail' };
  const decided = await decide(db, { ...settings, mail, user, now }, addressee.language);
  if ('ended' in decided) return decided;
  const content = { to, addressee, said: decided };
  const sealedContent = sealMail(mailKeys, mail, content);
  await keepContent(db, { id: mail.id, sealedContent, firstAttemptAt: mail.firstAttemptAt ?? now });
  return content;
}

function recipientOf(user: UserRow | null, supportAddress: string): SealedMail {
  if (!user) return { to: supportAddress, addressee: NAMELESS };
  const { emailCanonical, title, namePrefix, surname, language } = user;
  return { to: emailCanonical, addressee: { title, namePrefix, surname, language } };
}
