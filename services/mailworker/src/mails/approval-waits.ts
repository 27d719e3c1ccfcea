import { type approvalKinds, approvals, type Database, isApprovalOpen, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { defineMail, incomplete } from './parts/define-mail.ts';
import { en, nl } from './parts/phrases.ts';
import { printable } from './parts/printable.ts';
import { sample } from './parts/sample.ts';

type Kind = (typeof approvalKinds)[number];

interface Facts {
  kind: Kind;
  /** Full name, as stored; null where the service asks by itself, or another system. */
  requestedBy: string | null;
  expiresAt: Date;
}

/** What is asked for, without whom it is about: that stands in the console, behind a login. */
const asked: Record<'nl' | 'en', Record<Kind, string>> = {
  nl: {
    reversal: '2FA van een organisatie terugdraaien',
    reset: '2FA van een gebruiker resetten',
    new_phone: 'een nieuwe telefoon voor een gebruiker',
    first_enrolment: 'bevestigen dat een gebruiker 2FA mag instellen',
    new_client: 'een nieuw systeem toegang geven',
    client_grant: 'een systeem meer laten doen',
    new_employee: 'een nieuwe medewerker',
    employee_role: 'een andere rol voor een medewerker',
    organisation_deletion: 'een organisatie met haar gebruikers verwijderen',
  },
  en: {
    reversal: 'reverse 2FA of an organisation',
    reset: 'reset 2FA of a user',
    new_phone: 'a new phone for a user',
    first_enrolment: 'confirm that a user may set up 2FA',
    new_client: 'give a new system access',
    client_grant: 'let a system do more',
    new_employee: 'a new employee',
    employee_role: 'another role for an employee',
    organisation_deletion: 'delete an organisation with its users',
  },
};

/** Who asks where no employee does. */
const byItself = {
  nl: { held: 'Mijn TVM, na twee wijzigingen binnen 72 uur', client: 'een ander systeem' },
  en: { held: 'Mijn TVM, after two changes within 72 hours', client: 'another system' },
};

/** M12, to every employee who may decide. Withdrawn when somebody was quicker, or it came too late. */
export const mail = defineMail<Facts>({
  toUser: async (db, { mail: { params }, user, now }) => {
    if (!params.approvalId) return incomplete;
    const found = await findApproval(db, params.approvalId, now);
    if (!found) return { ended: 'withdrawn', reason: 'approval_unknown' };
    const { decision, isOpen, ...facts } = found;
    if (decision !== null) return { ended: 'withdrawn', reason: 'already_decided' };
    if (!isOpen) return { ended: 'withdrawn', reason: 'approval_expired' };
    return user.disabledAt === null ? facts : { ended: 'withdrawn', reason: 'user_disabled' };
  },

  nl: ({ kind, requestedBy, expiresAt }) => ({
    subject: 'Een aanvraag wacht op uw beslissing',
    paragraphs: [
      `Aangevraagd door ${requestedBy === null ? byItself.nl[kind === 'first_enrolment' ? 'held' : 'client'] : printable(requestedBy)}: ${asked.nl[kind]}.`,
      `Een tweede medewerker moet dit goedkeuren of afwijzen. Dat kan ${nl.until(expiresAt)}; daarna vervalt de aanvraag.`,
      'De aanvraag staat in de supportconsole onder Wachtrij.',
    ],
  }),

  en: ({ kind, requestedBy, expiresAt }) => ({
    subject: 'A request is waiting for your decision',
    paragraphs: [
      `Asked for by ${requestedBy === null ? byItself.en[kind === 'first_enrolment' ? 'held' : 'client'] : printable(requestedBy)}: ${asked.en[kind]}.`,
      `A second employee has to approve or reject this. You can do so ${en.until(expiresAt)}; after that the request expires.`,
      'You will find the request in the support console under Wachtrij.',
    ],
  }),

  samples: {
    'm12-approval-waits': { kind: 'reversal', requestedBy: 'Medewerker 1', expiresAt: sample.link.expiresAt },
    'm12-approval-waits-reset': {
      kind: 'reset',
      requestedBy: 'Medewerker 1',
      expiresAt: sample.link.expiresAt,
    },
    'm12-approval-waits-new-phone': {
      kind: 'new_phone',
      requestedBy: 'Medewerker 1',
      expiresAt: sample.link.expiresAt,
    },
    'm12-approval-waits-new-client': {
      kind: 'new_client',
      requestedBy: 'Medewerker 1',
      expiresAt: sample.link.expiresAt,
    },
    'm12-approval-waits-client-grant': {
      kind: 'client_grant',
      requestedBy: 'Medewerker 1',
      expiresAt: sample.link.expiresAt,
    },
    'm12-approval-waits-new-employee': {
      kind: 'new_employee',
      requestedBy: 'Medewerker 1',
      expiresAt: sample.link.expiresAt,
    },
    'm12-approval-waits-employee-role': {
      kind: 'employee_role',
      requestedBy: 'Medewerker 1',
      expiresAt: sample.link.expiresAt,
    },
    'm12-approval-waits-organisation-deletion': {
      kind: 'organisation_deletion',
      requestedBy: null,
      expiresAt: sample.link.expiresAt,
    },
    'm12-approval-waits-first-enrolment': {
      kind: 'first_enrolment',
      requestedBy: null,
      expiresAt: sample.link.expiresAt,
    },
  },
});

async function findApproval(db: Database, id: string, now: Date) {
  const [found] = await db
    .select({
      kind: approvals.kind,
      requestedBy: users.fullName,
      expiresAt: approvals.expiresAt,
      decision: approvals.decision,
      isOpen: isApprovalOpen(now),
    })
    .from(approvals)
    .leftJoin(users, eq(users.id, approvals.requestedBy))
    .where(eq(approvals.id, id));
  return found;
}
