import type { Database } from '@tvm/db';
import { holdEnrolments } from '../approvals/hold-enrolment.ts';
import type { Deps } from '../deps.ts';
import { tellOfChangedAddresses } from '../mails/tell-of-changed-address.ts';
import { tellOfMainUsers } from '../mails/tell-of-main-user.ts';
import { inviteToEnrol } from '../standing/invite-to-enrol.ts';
import { recordChanges } from '../standing/sensitive-changes.ts';
import { type AuditEvent, byClient, recordEvents } from '../trail/audit.ts';
import { applyCredentials } from './apply-credentials.ts';
import type { UserPut } from './decide-user-changes.ts';
import type { Provisioner } from './provisioner.ts';
import { carryChangesOver } from './provisioning.queries.ts';
import { sensitiveChangesOf } from './sensitive-changes-of.ts';
import { changedFields, type Differences, differencesOf } from './user-fields.ts';
import { writeUsers } from './write-users.ts';

/** Writes users as the source has them, with all that follows from the differences, in the caller's transaction. */
export async function applyUserPuts(
  deps: Deps,
  tx: Database,
  by: Provisioner,
  asked: UserPut[],
): Promise<void> {
  if (asked.length === 0) return;
  const now = deps.now();
  const sensitive = await sensitiveChangesOf(deps, tx, asked, now);
  const puts = asked.map((put) => ({
    ...put,
    ...(sensitive.get(put.externalId) ?? { kinds: [], formerIds: [] }),
    differences: differencesOf(put.known, put.fields),
  }));
  const ids = await writeUsers(tx, puts, now);
  const written = puts.map((put) => ({ ...put, userId: ids.get(put.externalId) ?? '' }));
  const changed = written.filter(({ isSame }) => !isSame);
  await applyCredentials(deps, tx, by, changed);
  await recordEvents(
    tx,
    changed.flatMap((put) => eventsOf(put, by)),
    now,
  );
  const moved = changed.flatMap(({ known, differences }) =>
    known && differences.hasNewAddress ? [known] : [],
  );
  await tellOfChangedAddresses(deps, tx, moved, now);
  await carryChangesOver(
    tx,
    changed.flatMap(({ userId, formerIds }) => formerIds.map((formerId) => ({ formerId, userId }))),
  );
  await recordChanges(tx, changed, byClient(by.client, {}, by.clientAddress).actor, now);
  const powerful = changed.filter(
    ({ known, differences, fields }) => fields.isMainUser && (!known?.isMainUser || differences.isMoved),
  );
  await tellOfMainUsers(
    tx,
    powerful.map(({ userId, fields: { organisationId } }) => ({ userId, organisationId })),
    now,
  );
  const held = await holdEnrolments(
    deps,
    tx,
    changed.map(({ userId }) => userId),
    powerful.map(({ userId }) => userId),
  );
  const invited = changed.filter(
    ({ differences, fields, userId }) =>
      Object.values(differences).some(Boolean) && !fields.isDisabled && !held.has(userId),
  );
  await inviteToEnrol(
    deps,
    tx,
    invited.map(({ userId }) => userId),
    now,
  );
}

interface Written extends UserPut {
  userId: string;
  differences: Differences;
}

/** What was granted is said: who became a main user, and that an address was given with it (SECURITY rule 25). */
function eventsOf({ userId, known, fields, differences }: Written, { client, clientAddress }: Provisioner) {
  const who = byClient(client, { userId, organisationId: fields.organisationId }, clientAddress);
  const event = (type: AuditEvent['type'], details: AuditEvent['details'] = {}) => ({
    ...{ type, result: 'success' as const, details, ...who },
  });
  const hasAddress = !known || known.emailCanonical !== fields.emailCanonical;
  const power = fields.isMainUser && !known?.isMainUser && { mainUser: true, addressGiven: hasAddress };
  if (!known) return [event('user_created', { ...power })];
  const changed = changedFields(known, fields).join(' ');
  return [
    ...(changed === '' ? [] : [event('user_changed', { changed, ...power })]),
    ...(differences.hasNewAddress ? [event('user_email_changed')] : []),
    ...(differences.isMoved ? [event('user_moved')] : []),
    ...(differences.isDisabled ? [event('user_disabled')] : []),
    ...(differences.isEnabled ? [event('user_enabled')] : []),
  ];
}
