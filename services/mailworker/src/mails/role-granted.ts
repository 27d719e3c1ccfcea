import type { Database, EmployeeRole } from '@tvm/db';
import { type Asked, defineMail, type Ended, incomplete } from './parts/define-mail.ts';
import { findGranters, type Granters, whoGranted } from './parts/granters.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';
import { printable } from './parts/printable.ts';
import { sample } from './parts/sample.ts';
import { findSubject } from './parts/subject.ts';

interface Facts {
  at: Date;
  /** Of the employee, as stored. */
  name: string;
  role: EmployeeRole;
  /** Null for a new employee. */
  formerRole: EmployeeRole | null;
  by: Granters | null;
  /** It goes to whose role it is. */
  isOwn: boolean;
}

const roles: Record<'nl' | 'en', Record<EmployeeRole, string>> = {
  nl: { support: 'Support', support_lead: 'Teamleider support', auditor: 'Auditor' },
  en: { support: 'Support', support_lead: 'Support lead', auditor: 'Auditor' },
};

/**
 * M16 to every other support lead, or to support where there is none: an employee was made or has another role (SECURITY rule 25). Whose role it is is told too (rule 30); a new
 * one gets M1.
 */
export const mail = defineMail<Facts>({
  toUser: findFacts,
  toSupport: findFacts,

  nl: ({ isOwn, at, name, role, formerRole, by }) => ({
    subject: isOwn
      ? 'U hebt een andere rol'
      : formerRole === null
        ? 'Nieuwe medewerker'
        : 'Een medewerker heeft een andere rol',
    paragraphs: [
      formerRole === null
        ? `${printable(name)} is medewerker geworden in de supportconsole, ${nl.onAt(at)}. Rol: ${roles.nl[role]}.`
        : `${isOwn ? 'U hebt' : `${printable(name)} heeft`} een andere rol, ${nl.onAt(at)}: ${roles.nl[role]} in plaats van ${roles.nl[formerRole]}.`,
      isOwn
        ? 'U bent overal uitgelogd, en wat u had aangevraagd en nog niet was goedgekeurd, is vervallen.'
        : '',
      whoGranted.nl(by),
      `Klopt dit niet? Bel direct ${PHONE}.`,
    ],
  }),

  en: ({ isOwn, at, name, role, formerRole, by }) => ({
    subject: isOwn
      ? 'You have another role'
      : formerRole === null
        ? 'New employee'
        : 'An employee has another role',
    paragraphs: [
      formerRole === null
        ? `${printable(name)} became an employee in the support console ${en.onAt(at)}. Role: ${roles.en[role]}.`
        : `${isOwn ? 'You have' : `${printable(name)} has`} another role, ${en.onAt(at)}: ${roles.en[role]} instead of ${roles.en[formerRole]}.`,
      isOwn
        ? 'You have been logged out everywhere, and what you had asked for and nobody approved has lapsed.'
        : '',
      whoGranted.en(by),
      `Is this not right? Call ${PHONE} right away.`,
    ],
  }),

  samples: {
    'm16-role-granted': {
      ...{ isOwn: false, at: sample.at, name: 'Medewerker 3', role: 'support', formerRole: null },
      by: { asked: 'Medewerker 1', approved: 'Medewerker 2' },
    },
    'm16-role-granted-another': {
      ...{ isOwn: false, at: sample.at, name: 'Medewerker 3', role: 'support_lead', formerRole: 'auditor' },
      by: null,
    },
    'm16-role-granted-own': {
      ...{ isOwn: true, at: sample.at, name: 'Medewerker 3', role: 'support', formerRole: 'support_lead' },
      by: { asked: 'Medewerker 1', approved: 'Medewerker 2' },
    },
  },
});

async function findFacts(db: Database, asked: Asked): Promise<Facts | Ended> {
  const { role, formerRole = null, subjectUserId, approvalId } = asked.mail.params;
  if (!role) return incomplete;
  if (asked.user?.disabledAt) return { ended: 'withdrawn', reason: 'user_disabled' };
  const subject = await findSubject(db, asked);
  if ('ended' in subject) return subject;
  const isOwn = asked.user !== null && asked.user.id === subjectUserId;
  return {
    isOwn,
    at: subject.at,
    name: subject.name,
    role,
    formerRole,
    by: await findGranters(db, approvalId),
  };
}
