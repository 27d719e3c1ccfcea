import type { Database } from '@tvm/db';
import { type Ended, type LinkDeps, mintLink, reopenLink } from './link.ts';
import {
  claimMail,
  findRegistrationOfMail,
  findSubject,
  hasActiveAuthenticator,
  type MailRow,
  recordEnd,
  type UserRow,
} from './mails.queries.ts';
import type { Addressee, Mail, RegistrationReason } from './templates/mail.ts';

export interface PrepareDeps extends LinkDeps {
  /** Gets the notices of an organisation without another main user (DESIGN.md, section 3). */
  supportAddress: string;
}

const NAMELESS: Addressee = { title: null, namePrefix: '', surname: '' };

export type PreparedMail =
  | { outcome: 'ready'; kind: string; mail: Mail; to: string; addressee: Addressee }
  | ({ outcome: 'ended'; kind: string } & Ended)
  | { outcome: 'nothing-to-do' };

/**
 * Decides what is sent and, at the first attempt, mints the link; all in one commit, before anything leaves. A later
 * attempt finds the same link, or finds that sending it has become wrong.
 */
export function prepareMail(
  db: Database,
  deps: PrepareDeps,
  mailId: string,
  now: Date,
): Promise<PreparedMail> {
  return db.transaction(async (tx) => {
    const claimed = await claimMail(tx, mailId, now);
    if (!claimed) return { outcome: 'nothing-to-do' };
    const { mail, user } = claimed;
    const content = user
      ? await contentFor(tx, deps, { mail, user }, now)
      : await contentForSupport(tx, mail);
    if ('ended' in content) {
      await recordEnd(tx, mailId, content, now);
      return { outcome: 'ended', kind: mail.kind, ...content };
    }
    const to = user?.emailCanonical ?? deps.supportAddress;
    return { outcome: 'ready', kind: mail.kind, mail: content, to, addressee: user ?? NAMELESS };
  });
}

type Recipient = { mail: MailRow; user: UserRow };

async function contentFor(
  db: Database,
  deps: LinkDeps,
  recipient: Recipient,
  now: Date,
): Promise<Mail | Ended> {
  const { mail } = recipient;
  const at = momentOf(mail);
  switch (mail.kind) {
    case 'registration':
      return registrationMail(db, deps, recipient, now);
    case 'password_reset': {
      const link = await linkOf(db, deps, recipient, now);
      return 'ended' in link
        ? link
        : { template: 'password_reset', lost: mail.params.lost ?? 'password', ...link };
    }
    case 'two_factor_activated':
    case 'password_changed':
    case 'authenticator_replaced':
      return { template: mail.kind, at };
    case 'authenticator_replaced_notice':
      return replacementNotice(db, mail);
  }
}

/** Support gets notices only: a link is always some user's own. */
function contentForSupport(db: Database, mail: MailRow): Promise<Mail | Ended> | Ended {
  if (mail.kind === 'authenticator_replaced_notice') return replacementNotice(db, mail);
  return { ended: 'failed', reason: 'no_recipient' };
}

/** Whoever is enrolled gets no link: a registration gives a first authenticator only. */
async function registrationMail(
  db: Database,
  deps: LinkDeps,
  recipient: Recipient,
  now: Date,
): Promise<Mail | Ended> {
  const { mail, user } = recipient;
  const reason: RegistrationReason = mail.requestedBy === 'activation' ? 'activation' : 'other';
  const minted = await findRegistrationOfMail(db, mail.id);
  if (!minted && !user.disabledAt && (await hasActiveAuthenticator(db, user.id))) {
    return { template: 'already_enrolled', reason };
  }
  const link = await linkOf(db, deps, recipient, now);
  return 'ended' in link ? link : { template: 'registration', reason, ...link };
}

async function linkOf(db: Database, deps: LinkDeps, recipient: Recipient, now: Date) {
  if (recipient.user.disabledAt) return { ended: 'withdrawn', reason: 'user_disabled' } satisfies Ended;
  const registration = await findRegistrationOfMail(db, recipient.mail.id);
  return registration
    ? reopenLink(deps, { ...recipient, registration }, now)
    : mintLink(db, deps, recipient, now);
}

async function replacementNotice(db: Database, mail: MailRow): Promise<Mail | Ended> {
  const { subjectUserId } = mail.params;
  const subject = subjectUserId && (await findSubject(db, subjectUserId));
  if (!subject) return { ended: 'failed', reason: 'subject_unknown' };
  return { template: 'authenticator_replaced_notice', at: momentOf(mail), ...subject };
}

const momentOf = (mail: MailRow) => (mail.params.at ? new Date(mail.params.at) : mail.createdAt);
