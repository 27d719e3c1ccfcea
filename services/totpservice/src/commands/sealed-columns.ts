import { type Connection, type KeyUse, keyUses } from '@tvm/db';
import type { SealContext } from '@tvm/keys';
import type { Config } from '../config.ts';

/** A column of sealed values that can be sealed again without their owners. */
export interface SealedColumn {
  use: KeyUse;
  ring: keyof Config['keys'];
  purpose: SealContext['purpose'];
  table: 'authenticators' | 'mails' | 'webhooks';
  /** Whose a row is; nobody's belongs to itself. */
  owner: 'user_id' | 'null::uuid';
  column: 'sealed_secret' | 'sealed_content';
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
    ring: 'token',
    purpose: 'mail-content',
    table: 'mails',
    owner: 'user_id',
    column: 'sealed_content',
  },
  {
    use: keyUses.webhookSecrets,
    ring: 'token',
    purpose: 'webhook-secret',
    table: 'webhooks',
    owner: 'null::uuid',
    column: 'sealed_secret',
  },
];

/** The next rows under a key, by id: an index has them in this order. */
export async function findSealedRows(
  db: Connection,
  { table, column, owner }: SealedColumn,
  { keyId, afterId, limit }: { keyId: string; afterId: string; limit: number },
): Promise<SealedRow[]> {
  const { rows } = await db.$client.query<SealedRow>({
    name: `find_sealed_${table}`,
    text: `select id, ${owner} as "userId", ${column} as sealed from ${table}
      where ${column} is not null and split_part(${column}, '.', 1) = $1 and id > $2 order by id limit $3`,
    values: [keyId, afterId, limit],
  });
  return rows;
}

/**
 * Replaces sealed values, each only if it is still the one that was read, and passes over rows that somebody is working on: nothing that
 * happened meanwhile is overwritten, and nobody waits for a row while holding others. Answers how many were replaced.
 */
export async function replaceSealed(
  db: Connection,
  { table, column }: SealedColumn,
  rows: readonly { id: string; old: string; sealed: string }[],
): Promise<number> {
  const { rowCount } = await db.$client.query({
    name: `replace_sealed_${table}`,
    text: `with given as (
        select * from unnest($1::uuid[], $2::text[], $3::text[]) as g (id, old, sealed)
      ), free as (
        select t.id, given.sealed from ${table} t join given on given.id = t.id and given.old = t.${column}
        for no key update of t skip locked
      )
      update ${table} t set ${column} = free.sealed from free where t.id = free.id`,
    values: [rows.map(({ id }) => id), rows.map(({ old }) => old), rows.map(({ sealed }) => sealed)],
  });
  return rowCount ?? 0;
}
