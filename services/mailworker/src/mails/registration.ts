import { activations, type Database, mails } from '@tvm/db';
import { and, eq, gt, isNull, ne, notInArray, or } from 'drizzle-orm';
import { findDecision } from '../standing/organisation-decisions.ts';
import {
  type Asked,
  defineMail,
  type Ended,
  type LinkTerms,
  type MailRow,
  type UserRow,
} from './parts/define-mail.ts';
import { isEnrolled } from './parts/is-enrolled.ts';
import { type Link, mintLink } from './parts/link.ts';
import { en, nl } from './parts/phrases.ts';
import { sample } from './parts/sample.ts';

/** Why it is sent: the organisation activated 2FA, the mandatory date has come, an employee is new, or any other reason. */
type Why = { reason: 'activation' | 'employee' | 'other' } | { reason: 'mandatory'; requiredFrom: Date };

/** Whoever is enrolled gets no link: a registration gives a first authenticator only. */
type Facts = Why & { link?: Link };

const link: LinkTerms = { purpose: 'registration', minutesToUse: 60 };

/** M1: the mailed link that starts a registration. */
export const mail = defineMail<Facts>({
  link,
  isNeedless: hasNewerRegistrationMail,

  toUser: async (db, asked) => {
    const why = await findWhy(db, asked);
    if ('ended' in why) return why;
    const { user } = asked;
    if (!user.disabledAt && (await isEnrolled(db, user.id))) return why;
    const minted = await mintLink(db, link, asked);
    return 'ended' in minted ? minted : { ...why, link: minted };
  },

  nl: (facts) => ({
    subject: 'Account registratie TVM',
    paragraphs: facts.link
      ? [
          whyInDutch(facts),
          {
            about: 'Bedankt voor het registreren van een account op het Mijn TVM portaal.',
            click: 'Klik op onderstaande knop om uw wachtwoord in te stellen.',
            open: 'Open onderstaande link om uw wachtwoord in te stellen.',
            label: 'Doorgaan met registratie',
            href: facts.link.href,
          },
          nl.linkEnds(facts.link.expiresAt),
        ]
      : [
          facts.reason === 'activation'
            ? 'Uw organisatie heeft 2FA geactiveerd voor Mijn TVM. U hebt 2FA al ingesteld, u hoeft niets te doen.'
            : 'U hebt 2FA al ingesteld, u hoeft niets te doen.',
        ],
  }),

  en: (facts) => ({
    subject: 'Account registration TVM',
    paragraphs: facts.link
      ? [
          whyInEnglish(facts),
          {
            about: 'Thank you for registering an account on the Mijn TVM portal.',
            click: 'Click the button below to set your password.',
            open: 'Open the link below to set your password.',
            label: 'Continue registration',
            href: facts.link.href,
          },
          en.linkEnds(facts.link.expiresAt),
        ]
      : [
          facts.reason === 'activation'
            ? 'Your organisation has activated 2FA for Mijn TVM. You have already set up 2FA, so there is nothing you need to do.'
            : 'You have already set up 2FA, so there is nothing you need to do.',
        ],
  }),

  samples: {
    'm1-registration-activation': { reason: 'activation', link: sample.link },
    'm1-registration-mandatory': {
      reason: 'mandatory',
      requiredFrom: sample.requiredFrom,
      link: sample.link,
    },
    'm1-registration-employee': { reason: 'employee', link: sample.link },
    'm1-registration-other': { reason: 'other', link: sample.link },
    'm1-already-enrolled-activation': { reason: 'activation' },
    'm1-already-enrolled-other': { reason: 'other' },
  },
});

function whyInDutch(why: Why): string {
  switch (why.reason) {
    case 'activation':
      return 'Uw organisatie heeft 2FA geactiveerd voor Mijn TVM. Daarom vragen wij u uw account opnieuw te registreren.';
    case 'employee':
      return 'Dit is de registratie van uw account als medewerker van TVM.';
    case 'mandatory':
      return `Sinds ${nl.date(why.requiredFrom)} is twee-factor-authenticatie (2FA) verplicht voor Mijn TVM. Daarom vragen wij u uw account opnieuw te registreren.`;
    case 'other':
      return '';
  }
}

function whyInEnglish(why: Why): string {
  switch (why.reason) {
    case 'activation':
      return 'Your organisation has activated 2FA for Mijn TVM. That is why we ask you to register your account again.';
    case 'employee':
      return 'This is the registration of your account as an employee of TVM.';
    case 'mandatory':
      return `Since ${en.date(why.requiredFrom)} two-factor authentication (2FA) has been mandatory for Mijn TVM. That is why we ask you to register your account again.`;
    case 'other':
      return '';
  }
}

/** An invitation because of the mandatory date isn't sent any more when the date was moved, or an exemption came, before it could leave. */
async function findWhy(
  db: Database,
  { mail: { params }, user, mandatoryFrom, now }: Asked<UserRow>,
): Promise<Why | Ended> {
  if (user.kind === 'employee') return { reason: 'employee' };
  if (await hasOpenActivation(db, user)) return { reason: 'activation' };
  if (!params.requiredFrom || !user.organisationId) return { reason: 'other' };
  const decision = await findDecision(db, user.organisationId, mandatoryFrom, now);
  if (!decision?.required) return { ended: 'withdrawn', reason: 'not_required' };
  return { reason: 'mandatory', requiredFrom: new Date(params.requiredFrom) };
}

/** Whether the user's organisation has activated 2FA. An employee has no organisation. */
async function hasOpenActivation(db: Database, { organisationId }: UserRow): Promise<boolean> {
  if (organisationId === null) return false;
  const found = await db
    .select({ id: activations.id })
    .from(activations)
    .where(and(eq(activations.organisationId, organisationId), isNull(activations.endedAt)));
  return found.length > 0;
}

/**
 * Whether the user has a newer registration mail that makes this one needless, whatever became of it but that it wasn't sent. A stranger's
 * request makes nothing needless.
 */
async function hasNewerRegistrationMail(db: Database, { id, userId, createdAt }: MailRow): Promise<boolean> {
  if (userId === null) return false;
  const newer = await db
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.userId, userId),
        eq(mails.kind, 'registration'),
        ne(mails.requestedBy, 'anonymous'),
        notInArray(mails.state, ['failed', 'withdrawn', 'replaced']),
        or(gt(mails.createdAt, createdAt), and(eq(mails.createdAt, createdAt), gt(mails.id, id))),
      ),
    )
    .limit(1);
  return newer.length > 0;
}
