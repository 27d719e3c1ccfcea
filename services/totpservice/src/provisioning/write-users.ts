import { type Database, query, users } from '@tvm/db';
import type { SensitiveChange } from '../standing/sensitive-changes.ts';
import type { UserPut } from './decide-user-changes.ts';
import type { Differences } from './user-fields.ts';

interface Put extends UserPut {
  kinds: SensitiveChange[];
  differences: Differences;
}

/** Writes users by two statements at most. @returns their ids, by external id */
export async function writeUsers(tx: Database, puts: Put[], now: Date): Promise<Map<string | null, string>> {
  const known = puts.flatMap(({ known }) => known ?? []);
  const ids = new Map(known.map(({ externalId, id }) => [externalId, id]));
  const anew = puts.filter((put) => put.known === undefined);
  for (const { externalId, id } of anew.length > 0 ? await insertUsers(tx, anew, now) : [])
    ids.set(externalId, id);
  await updateUsers(
    tx,
    puts.filter((put) => put.known !== undefined),
    now,
  );
  return ids;
}

function insertUsers(tx: Database, puts: Put[], now: Date) {
  const rows = puts.map(({ externalId, version, fields: { isDisabled, ...fields }, kinds }) => ({
    ...{ ...fields, kind: 'portal' as const, externalId, sourceVersion: version, createdAt: now },
    disabledAt: isDisabled ? now : null,
    // Who comes back under an id that was deleted may come with another address.
    emailChangedAt: kinds.includes('address') ? now : null,
  }));
  return tx.insert(users).values(rows).returning({ id: users.id, externalId: users.externalId });
}

/** Another address, another organisation and disabling end sessions, challenges and mailed links; the authenticator stays. */
async function updateUsers(tx: Database, puts: Put[], now: Date): Promise<void> {
  if (puts.length === 0) return;
  const rows = puts.map(({ version, known, fields: { isDisabled, ...fields }, differences }) => ({
    ...{ ...fields, id: known?.id, sourceVersion: version, hasNewAddress: differences.hasNewAddress },
    disabledAt: isDisabled ? (known?.disabledAt ?? now) : null,
    endsAll: differences.hasNewAddress || differences.isMoved || differences.isDisabled,
  }));
  await query(tx, 'update_provisioned_users')`
    update users u set organisation_id = r."organisationId", email = r.email, email_canonical = r."emailCanonical", title = r.title,
      first_name = r."firstName", name_prefix = r."namePrefix", surname = r.surname, language = r.language, is_main_user = r."isMainUser",
      source_version = r."sourceVersion", disabled_at = r."disabledAt",
      email_changed_at = case when r."hasNewAddress" then ${now}::timestamptz else u.email_changed_at end,
      credential_epoch = u.credential_epoch + r."endsAll"::int
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "organisationId" uuid, email text, "emailCanonical" text, title text,
      "firstName" text, "namePrefix" text, surname text, language text, "isMainUser" boolean, "sourceVersion" bigint, "disabledAt" timestamptz,
      "hasNewAddress" boolean, "endsAll" boolean)
    where u.id = r.id`;
}
