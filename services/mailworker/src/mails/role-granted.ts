import type { Database, EmployeeRole } from '@tvm/db';
import { type Asked, defineMail, type Ended, incomplete } from './parts/define-mail.ts';
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
}

const roles: Record<'nl' | 'en', Record<EmployeeRole, string>> = {
  nl: { support: 'Support', support_lead: 'Teamleider support', auditor: 'Auditor' },
  en: { support: 'Support', support_lead: 'Support lead', auditor: 'Auditor' },
};

/** M16 to every other support lead, or to support where there is none: an employee was made or has another role (SECURITY rule 25). */
export const mail = defineMail<Facts>({
  toUser: findFacts,
  toSupport: findFacts,

  nl: ({ at, name, role, formerRole }) => ({
    subject: formerRole === null ? 'Nieuwe medewerker' : 'Een medewerker heeft een andere rol',
    paragraphs: [
      formerRole === null
        ? `${printable(name)} is medewerker geworden in de supportconsole, ${nl.onAt(at)}. Rol: ${roles.nl[role]}.`
        : `${printable(name)} heeft een andere rol, ${nl.onAt(at)}: ${roles.nl[role]} in plaats van ${roles.nl[formerRole]}.`,
      'Dit is gedaan met een opdracht op de server, niet in de supportconsole.',
      `Klopt dit niet? Bel direct ${PHONE}.`,
    ],
  }),

  en: ({ at, name, role, formerRole }) => ({
    subject: formerRole === null ? 'New employee' : 'An employee has another role',
    paragraphs: [
      formerRole === null
        ? `${printable(name)} became an employee in the support console ${en.onAt(at)}. Role: ${roles.en[role]}.`
        : `${printable(name)} has another role, ${en.onAt(at)}: ${roles.en[role]} instead of ${roles.en[formerRole]}.`,
      'This was done by a command on the server, not in the support console.',
      `Is this not right? Call ${PHONE} right away.`,
    ],
  }),

  samples: {
    'm16-role-granted': { at: sample.at, name: 'Medewerker 3', role: 'support', formerRole: null },
    'm16-role-granted-another': {
      ...{ at: sample.at, name: 'Medewerker 3', role: 'support_lead', formerRole: 'auditor' },
    },
  },
});

async function findFacts(db: Database, asked: Asked): Promise<Facts | Ended> {
  const { role, formerRole = null } = asked.mail.params;
  if (!role) return incomplete;
  if (asked.user?.disabledAt) return { ended: 'withdrawn', reason: 'user_disabled' };
  const subject = await findSubject(db, asked);
  return 'ended' in subject ? subject : { at: subject.at, name: subject.name, role, formerRole };
}
