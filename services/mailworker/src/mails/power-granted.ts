import { clients, type Database, type GrantedPower } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { type Asked, defineMail, type Ended, incomplete } from './parts/define-mail.ts';
import { findGranters, type Granters, whoGranted } from './parts/granters.ts';
import { momentOf } from './parts/moment.ts';
import { PHONE } from './parts/phone.ts';
import { en, nl } from './parts/phrases.ts';
import { printable } from './parts/printable.ts';
import { sample } from './parts/sample.ts';

interface Facts {
  at: Date;
  /** Of the client, as stored. */
  name: string;
  granted: GrantedPower;
  by: Granters | null;
}

/** M15 to every support lead, or to support where there is none: somebody was given power (SECURITY rule 25). */
export const mail = defineMail<Facts>({
  toUser: findFacts,
  toSupport: findFacts,

  nl: ({ at, name, granted, by }) => ({
    subject: granted.kind === 'new_client' ? 'Nieuw systeem met toegang' : 'Een systeem mag meer',
    paragraphs: [
      granted.kind === 'new_client'
        ? `Het systeem ${printable(name)} kreeg ${nl.onAt(at)} toegang tot Mijn TVM.`
        : `Het systeem ${printable(name)} kreeg er ${nl.onAt(at)} iets bij in Mijn TVM.`,
      listed('Toegekend', [
        granted.scopes.length > 0 && `rechten ${granted.scopes.join(', ')}`,
        granted.keys > 0 && (granted.keys === 1 ? 'een sleutel' : `${granted.keys} sleutels`),
        granted.secret && 'een geheim',
        granted.addresses > 0 &&
          (granted.addresses === 1
            ? 'een adres na in- of uitloggen'
            : `${granted.addresses} adressen na in- of uitloggen`),
      ]),
      whoGranted.nl(by),
      `Klopt dit niet? Trek het systeem direct in, in de supportconsole onder Systemen, en bel ${PHONE}.`,
    ],
  }),

  en: ({ at, name, granted, by }) => ({
    subject: granted.kind === 'new_client' ? 'New system with access' : 'A system may do more',
    paragraphs: [
      granted.kind === 'new_client'
        ? `The system ${printable(name)} got access to Mijn TVM ${en.onAt(at)}.`
        : `The system ${printable(name)} got more in Mijn TVM ${en.onAt(at)}.`,
      listed('Granted', [
        granted.scopes.length > 0 && `scopes ${granted.scopes.join(', ')}`,
        granted.keys > 0 && (granted.keys === 1 ? 'one key' : `${granted.keys} keys`),
        granted.secret && 'a secret',
        granted.addresses > 0 &&
          (granted.addresses === 1
            ? 'one address after logging in or out'
            : `${granted.addresses} addresses after logging in or out`),
      ]),
      whoGranted.en(by),
      `Is this not right? Revoke the system right away, in the support console under Systemen, and call ${PHONE}.`,
    ],
  }),

  samples: {
    'm15-power-granted': {
      at: sample.at,
      name: 'Polisadministratie',
      granted: {
        ...{ kind: 'new_client', scopes: ['provisioning', 'decisions'], keys: 1 },
        ...{ secret: false, addresses: 2 },
      },
      by: { asked: 'Medewerker 1', approved: 'Medewerker 2' },
    },
    'm15-power-granted-on-the-host': {
      at: sample.at,
      name: 'Schaderegistratie',
      granted: { kind: 'client_grant', scopes: [], keys: 2, secret: true, addresses: 1 },
      by: null,
    },
  },
});

/** A line of what there is; nothing where there is none of it. */
function listed(label: string, parts: readonly (string | false)[]): string {
  const given = parts.filter((part) => part !== false);
  return given.length === 0 ? '' : `${label}: ${given.join('; ')}.`;
}

async function findFacts(db: Database, { mail, user }: Asked): Promise<Facts | Ended> {
  const { granted, clientId, approvalId } = mail.params;
  if (!granted || !clientId) return incomplete;
  if (user?.disabledAt) return { ended: 'withdrawn', reason: 'user_disabled' };
  const [client] = await db.select({ name: clients.name }).from(clients).where(eq(clients.id, clientId));
  if (!client) return { ended: 'failed', reason: 'client_unknown' };
  return { at: momentOf(mail), ...client, granted, by: await findGranters(db, approvalId) };
}
