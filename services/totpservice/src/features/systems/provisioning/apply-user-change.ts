import type { Schema } from '@tvm/contract';
import { type Database, users } from '@tvm/db';
import { eq, sql } from 'drizzle-orm';
import { holdEnrolment } from '../../../approvals/hold-enrolment.ts';
import type { Deps } from '../../../deps.ts';
import { tellOfChangedAddress } from '../../../mails/tell-of-changed-address.ts';
import { tellOfMainUser } from '../../../mails/tell-of-main-user.ts';
import type { Client } from '../../../sessions/client.ts';
import { inviteToEnrol } from '../../../standing/invite-to-enrol.ts';
import { carryChangesOver, recordChanges } from '../../../standing/sensitive-changes.ts';
import { type AuditEvent, byClient, recordEvent } from '../../../trail/audit.ts';
import type { UserRow } from './provisioning.queries.ts';
import { sensitiveChangesOf } from './sensitive-changes-of.ts';

/** What stands in the user's row for what was asked. */
export type UserFields = Pick<
  UserRow,
  | 'organisationId'
  | 'email'
  | 'emailCanonical'
  | 'title'
  | 'firstName'
  | 'namePrefix'
  | 'surname'
  | 'language'
  | 'isMainUser'
> & { isDisabled: boolean };

interface Change {
  externalId: string;
  version: number;
  /** As the user was, locked; undefined for a new one. */
  known: UserRow | undefined;
  fields: UserFields;
  /** Nothing but the version differs. */
  isSame: boolean;
  clientAddress: string;
}

/** Writes a user as the source has it, with all that follows from the differences, in the caller's transaction. */
export async function applyUserChange(
  deps: Deps,
  tx: Database,
  client: Client,
  change: Change,
): Promise<Schema<'Provisioned'>> {
  const { known, fields, clientAddress } = change;
  const now = deps.now();
  const differences = differencesOf(known, fields);
  const { kinds, formerIds } = await sensitiveChangesOf(deps, tx, change, now);
  const userId = await write(tx, change, { ...differences, hasNewAddress: kinds.includes('address') }, now);
  const who = byClient(client, { userId, organisationId: fields.organisationId }, clientAddress);
  for (const type of eventsOf(known, differences, change.isSame)) {
    const details = detailsOf(type, known, fields);
    await recordEvent(tx, { type, result: 'success', details, ...who }, now);
  }
  if (known && differences.hasNewAddress) await tellOfChangedAddress(deps, tx, known, now);
  await carryChangesOver(tx, formerIds, userId);
  await recordChanges(tx, { userId, kinds, actor: who.actor }, now);
  if (fields.isMainUser && (!known?.isMainUser || differences.isMoved))
    await tellOfMainUser(tx, { userId, ...fields }, now);
  const isHeld = !change.isSame && (await holdEnrolment(deps, tx, userId)) !== null;
  const isInvited = Object.values(differences).some(Boolean) && !fields.isDisabled && !isHeld;
  if (isInvited) await inviteToEnrol(deps, tx, userId, now);
  if (!known) return { outcome: 'created' };
  return { outcome: change.isSame ? 'unchanged' : 'changed' };
}

interface Differences {
  isNew: boolean;
  hasNewAddress: boolean;
  isMoved: boolean;
  isEnabled: boolean;
  isDisabled: boolean;
}

/** The same address in other letters is no other address. */
function differencesOf(known: UserRow | undefined, fields: UserFields): Differences {
  return {
    isNew: known === undefined,
    hasNewAddress: known !== undefined && known.emailCanonical !== fields.emailCanonical,
    isMoved: known !== undefined && known.organisationId !== fields.organisationId,
    isEnabled: known !== undefined && known.disabledAt !== null && !fields.isDisabled,
    isDisabled: known !== undefined && known.disabledAt === null && fields.isDisabled,
  };
}

async function write(
  tx: Database,
  { externalId, version, known, fields: { isDisabled, ...fields } }: Change,
  { hasNewAddress, isMoved, isDisabled: isDisabledNow }: Differences,
  now: Date,
): Promise<string> {
  const row = {
    ...fields,
    sourceVersion: version,
    disabledAt: isDisabled ? (known?.disabledAt ?? now) : null,
  };
  if (!known) {
    const [made] = await tx
      .insert(users)
      .values({
        ...{ ...row, kind: 'portal', externalId, createdAt: now },
        // Who comes back under an id that was deleted may come with another address.
        emailChangedAt: hasNewAddress ? now : null,
      })
      .returning({ id: users.id });
    if (!made) throw new Error('no user was made');
    return made.id;
  }
  // Sessions, challenges and mailed links end; the authenticator stays.
  const endsAll = hasNewAddress || isMoved || isDisabledNow;
  await tx
    .update(users)
    .set({
      ...row,
      ...(hasNewAddress && { emailChangedAt: now }),
      ...(endsAll && { credentialEpoch: sql`${users.credentialEpoch} + 1` }),
    })
    .where(eq(users.id, known.id));
  return known.id;
}

function eventsOf(
  known: UserRow | undefined,
  { hasNewAddress, isMoved, isEnabled, isDisabled }: Differences,
  isSame: boolean,
): AuditEvent['type'][] {
  if (!known) return ['user_created'];
  if (isSame) return [];
  return [
    'user_changed',
    ...(hasNewAddress ? (['user_email_changed'] as const) : []),
    ...(isMoved ? (['user_moved'] as const) : []),
    ...(isDisabled ? (['user_disabled'] as const) : []),
    ...(isEnabled ? (['user_enabled'] as const) : []),
  ];
}

/** What was granted is said: who became a main user, and that an address was given with it (SECURITY rule 25). */
function detailsOf(
  type: AuditEvent['type'],
  known: UserRow | undefined,
  fields: UserFields,
): NonNullable<AuditEvent['details']> {
  const changed = known ? changedFields(known, fields) : '';
  const hasAddress = !known || known.emailCanonical !== fields.emailCanonical;
  const power = fields.isMainUser && !known?.isMainUser && { mainUser: true, addressGiven: hasAddress };
  if (type === 'user_created') return { ...power };
  return type === 'user_changed' ? { changed, ...power } : {};
}

/** The names of fields, never what stands in them. */
function changedFields(known: UserRow, { isDisabled, ...fields }: UserFields): string {
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const changed: string[] = names.filter((name) => known[name] !== fields[name]);
  if ((known.disabledAt !== null) !== isDisabled) changed.push('disabled');
  return changed.join(' ');
}
