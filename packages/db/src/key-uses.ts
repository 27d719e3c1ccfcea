import { type SQL, sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { query } from './query.ts';

/** Rows that a key is needed for: which ring's, and where they name the key. */
export interface KeyUse {
  /** The setting, `TOTP_KEYS`. */
  readonly ring: string;
  /** For messages, in the plural. */
  readonly what: string;
  readonly table: SQL;
  readonly keyId: SQL;
  readonly isInUse: (now: Date) => SQL;
}

/** Each has an index over `keyId`, so that finding the few different keys doesn't read the table. */
export const keyUses = {
  authenticators: {
    ring: 'TOTP_KEYS',
    what: 'authenticators',
    table: sql`authenticators`,
    keyId: sql`split_part(sealed_secret, '.', 1)`,
    isInUse: () => sql`sealed_secret is not null`,
  },
  passwords: {
    ring: 'PASSWORD_PEPPER',
    what: 'passwords',
    table: sql`passwords`,
    keyId: sql`pepper_key_id`,
    isInUse: () => sql`true`,
  },
  /** Those of open resets: in a dead one nobody looks at it again. */
  keptPasswords: {
    ring: 'PASSWORD_PEPPER',
    what: 'kept passwords',
    table: sql`registrations`,
    keyId: sql`kept_pepper_key_id`,
    isInUse: (now) => sql`kept_pepper_key_id is not null and superseded_at is null and expires_at > ${now}`,
  },
  recoveryCodes: {
    ring: 'RECOVERY_CODE_KEYS',
    what: 'recovery codes',
    table: sql`recovery_codes`,
    keyId: sql`split_part(keyed_hash, '.', 1)`,
    isInUse: () => sql`used_at is null`,
  },
  /** Those that can still be given. */
  noticeCodes: {
    ring: 'MAIL_KEYS',
    what: 'codes of notices',
    table: sql`notices`,
    keyId: sql`split_part(code_hash, '.', 1)`,
    isInUse: (now) => sql`disputed_at is null and expires_at > ${now}`,
  },
  waitingMails: {
    ring: 'MAIL_KEYS',
    what: 'waiting mails',
    table: sql`mails`,
    keyId: sql`split_part(sealed_content, '.', 1)`,
    isInUse: () => sql`sealed_content is not null`,
  },
  webhookSecrets: {
    ring: 'WEBHOOK_KEYS',
    what: "webhooks' secrets",
    table: sql`webhooks`,
    keyId: sql`split_part(sealed_secret, '.', 1)`,
    isInUse: () => sql`true`,
  },
  signalAuthorizations: {
    ring: 'WEBHOOK_KEYS',
    what: 'authorizations at receivers of signals',
    table: sql`signal_streams`,
    keyId: sql`split_part(sealed_authorization, '.', 1)`,
    isInUse: () => sql`sealed_authorization is not null`,
  },
} satisfies Record<string, KeyUse>;

/** The ids of keys that rows name, by jumping from one to the next in the index: as fast with many rows as with few. */
export async function findKeysInUse(db: Database, use: KeyUse, now: Date): Promise<string[]> {
  const { table, keyId } = use;
  const isInUse = use.isInUse(now);
  const rows = await query<{ id: string }>(db, 'find_keys_in_use')`
    with recursive used (id) as (
      (select ${keyId} from ${table} where ${isInUse} order by 1 limit 1)
      union all
      select (select ${keyId} from ${table} where ${isInUse} and ${keyId} > used.id order by 1 limit 1)
      from used where used.id is not null
    )
    select id from used where id is not null`;
  return rows.map(({ id }) => id);
}

/** How many rows are left under each key. */
export async function countKeyUses(db: Database, use: KeyUse, now: Date): Promise<Map<string, number>> {
  const rows = await query<{ id: string; rows: number }>(db, 'count_key_uses')`
    select ${use.keyId} as id, count(*)::int as rows from ${use.table} where ${use.isInUse(now)} group by 1`;
  return new Map(rows.map((row) => [row.id, row.rows]));
}
