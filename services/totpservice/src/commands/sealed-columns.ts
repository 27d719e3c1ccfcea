import { type Connection, type KeyUse, keyUses, queryPrepared } from '@tvm/db';
import type { SealContext } from '@tvm/keys';
import { sql } from 'drizzle-orm';
import type { Config } from '../config.ts';

/** A column of sealed values that can be sealed again without their owners. */
export interface SealedColumn {
  use: KeyUse;
  ring: keyof Config['keys'];
  purpose: SealContext['purpose'];
  table: 'authenticators' | 'mails' | 'webhooks' | 'signal_streams';
  /** Whose a row is; nobody's belongs to itself. */
  owner: 'user_id' | 'null::uuid';
  column: 'sealed_secret' | 'sealed_content' | 'sealed_authorization';
}

export interface SealedRow {
  id: string;
  userId: string | null;
  sealed: string;
}

export const sealedColumns: readonly SealedColumn[] = [
  {
    use: keyUses.authenticators,
    ring: 'totp',
    purpose: 'totp-secret',
    table: 'authenticators',
    owner: 'user_id',
    column: 'sealed_secret',
  },
  {
    use: keyUses.waitingMails,
    ring: 'mail',
    purpose: 'mail-content',
    table: 'mails',
    owner: 'user_id',
    column: 'sealed_content',
  },
  {
    use: keyUses.webhookSecrets,
    ring: 'webhook',
    purpose: 'webhook-secret',
    table: 'webhooks',
    owner: 'null::uuid',
    column: 'sealed_secret',
  },
  {
    use: keyUses.signalAuthorizations,
    ring: 'webhook',
    purpose: 'webhook-secret',
    table: 'signal_streams',
    owner: 'null::uuid',
    column: 'sealed_authorization',
  },
];

/** The next rows under a key, by id: an index has them in this order. */
export async function findSealedRows(
  db: Connection,
  sealed: SealedColumn,
  { keyId, afterId, limit }: { keyId: string; afterId: string; limit: number },
): Promise<SealedRow[]> {
  const [table, column, owner] = [sealed.table, sealed.column, sealed.owner].map((name) => sql.raw(name));
  return queryPrepared<SealedRow>(db, `find_sealed_${sealed.table}`)`
    select id, ${owner} as "userId", ${column} as sealed from ${table}
    where ${column} is not null and split_part(${column}, '.', 1) = ${keyId} and id > ${afterId} order by id limit ${limit}`;
}

/**
 * Replaces sealed values, each only if it is still the one that was read, and passes over rows that somebody is working on: nothing that
 * happened meanwhile is overwritten, and nobody waits for a row while holding others. Answers how many were replaced.
 */
export async function replaceSealed(
  db: Connection,
  sealed: SealedColumn,
  rows: readonly { id: string; old: string; sealed: string }[],
): Promise<number> {
  const [table, column] = [sealed.table, sealed.column].map((name) => sql.raw(name));
  const all = (key: keyof (typeof rows)[number]) => sql.param(rows.map((row) => row[key]));
  const replaced = await queryPrepared(db, `replace_sealed_${sealed.table}`)`
    with given as (
      select * from unnest(${all('id')}::uuid[], ${all('old')}::text[], ${all('sealed')}::text[]) as g (id, old, sealed)
    ), free as (
      select t.id, given.sealed from ${table} t join given on given.id = t.id and given.old = t.${column}
      for no key update of t skip locked
    )
    update ${table} t set ${column} = free.sealed from free where t.id = free.id returning t.id`;
  return replaced.length;
}
