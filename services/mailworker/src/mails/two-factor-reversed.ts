import { activations, approvals, type Database, exemptions, organisations } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { defineMail, incomplete } from './parts/define-mail.ts';
import { momentOf } from './parts/moment.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';
import { printable } from './parts/printable.ts';
import { sample } from './parts/sample.ts';

interface Facts {
  at: Date;
  /** As stored. */
  organisation: string;
  /** As an employee of support typed it: a sentence or a few, not a story. */
  reason: string;
  /** Otherwise the organisation never had 2FA on, and its users keep what they set up. */
  endedActivation: boolean;
  exemptUntil: Date | null;
}

const REASON_LENGTH = 500;

/** M6, to every user of the organisation. The reason is support's, as it stands with the reversal. */
export const mail = defineMail<Facts>({
  toUser: async (db, { mail: row, user }) => {
    const { approvalId } = row.params;
    if (!approvalId) return incomplete;
    const reversal = await findReversal(db, approvalId);
    if (!reversal) return { ended: 'failed', reason: 'reversal_unknown' };
    const organisation = user.organisationId && (await findOrganisationName(db, user.organisationId));
    if (!organisation) return { ended: 'failed', reason: 'organisation_unknown' };
    return { at: momentOf(row), organisation, ...reversal };
  },

  nl: ({ at, endedActivation, exemptUntil, ...typed }) => {
    const organisation = printable(typed.organisation);
    const reason = printable(typed.reason, REASON_LENGTH);
    return {
      subject: `2FA is ${endedActivation ? 'uitgeschakeld' : 'uitgesteld'} voor ${organisation}`,
      paragraphs: [
        endedActivation
          ? `${nl.OnAt(at)} heeft TVM de twee-factor-authenticatie (2FA) uitgeschakeld voor alle gebruikers van ${organisation}, ook voor u.`
          : `${nl.OnAt(at)} heeft TVM de verplichte twee-factor-authenticatie (2FA) uitgesteld voor alle gebruikers van ${organisation}, ook voor u.`,
        exemptUntil
          ? `Dit geldt ${nl.until(exemptUntil)}. Is 2FA voor Mijn TVM dan verplicht, dan hebt u het daarna nodig om in te loggen.`
          : '',
        reason && `De reden die daarvoor is opgegeven: “${reason}”`,
        endedActivation
          ? 'U bent overal uitgelogd. Gekoppelde authenticator-apps en herstelcodes werken niet meer: verwijder Mijn TVM uit uw app. U logt weer in met uw e-mailadres en wachtwoord.'
          : 'Hebt u al een authenticator-app gekoppeld, dan blijft u daarmee inloggen.',
        `Klopt dit niet, of hebt u vragen? Bel ${PHONE}.`,
      ],
    };
  },

  en: ({ at, endedActivation, exemptUntil, ...typed }) => {
    const organisation = printable(typed.organisation);
    const reason = printable(typed.reason, REASON_LENGTH);
    return {
      subject: `2FA has been ${endedActivation ? 'turned off' : 'postponed'} for ${organisation}`,
      paragraphs: [
        endedActivation
          ? `${en.OnAt(at)} TVM turned off two-factor authentication (2FA) for all users of ${organisation}, including you.`
          : `${en.OnAt(at)} TVM postponed mandatory two-factor authentication (2FA) for all users of ${organisation}, including you.`,
        exemptUntil
          ? `This applies ${en.until(exemptUntil)}. If 2FA is mandatory for Mijn TVM by then, you will need it to log in after that.`
          : '',
        reason && `The reason that was given for this: “${reason}”`,
        endedActivation
          ? 'You have been logged out everywhere. Linked authenticator apps and recovery codes no longer work: remove Mijn TVM from your app. You log in with your e-mail address and password again.'
          : 'If you have already linked an authenticator app, you go on logging in with it.',
        `Is this not right, or do you have any questions? Call ${PHONE}.`,
      ],
    };
  },

  samples: {
    'm6-two-factor-reversed': {
      at: sample.at,
      organisation: 'Voorbeeld Transport',
      reason: 'De hoofdgebruiker is uit dienst en de nieuwe heeft nog geen telefoon van de zaak.',
      endedActivation: true,
      exemptUntil: null,
    },
    'm6-two-factor-reversed-exempt': {
      at: sample.at,
      organisation: 'Voorbeeld Transport',
      reason: 'Telefoons worden vervangen.',
      endedActivation: true,
      exemptUntil: new Date('2025-11-14T23:00:00Z'),
    },
    'm6-two-factor-postponed': {
      at: sample.at,
      organisation: 'Voorbeeld Transport',
      reason: 'Telefoons worden vervangen.',
      endedActivation: false,
      exemptUntil: new Date('2025-11-14T23:00:00Z'),
    },
  },
});

/** Why support took an organisation's 2FA back, whether there was an activation to end, and until when it is exempt from the mandatory date. */
async function findReversal(
  db: Database,
  reversalId: string,
): Promise<Pick<Facts, 'reason' | 'endedActivation' | 'exemptUntil'> | undefined> {
  const [found] = await db
    .select({ reason: approvals.reason, endedActivation: activations.id, exemptUntil: exemptions.endsAt })
    .from(approvals)
    .leftJoin(activations, eq(activations.endedByReversalId, approvals.id))
    .leftJoin(exemptions, eq(exemptions.reversalId, approvals.id))
    .where(eq(approvals.id, reversalId));
  return found && { ...found, endedActivation: found.endedActivation !== null };
}

async function findOrganisationName(db: Database, id: string): Promise<string | undefined> {
  const [found] = await db
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, id));
  return found?.name;
}
