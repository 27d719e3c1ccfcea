import type { Connection } from '@tvm/db';
import type { PoolClient } from 'pg';

/** Runs `work` in a transaction of one connection, with its rows as plain text: the chain is made of texts. */
export async function inTransaction<T>(
  db: Connection,
  begin: 'begin' | 'begin isolation level repeatable read read only',
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await db.$client.connect();
  let isBroken = true;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    isBroken = false;
    return result;
  } catch (error) {
    await client.query('rollback').then(
      () => {
        isBroken = false;
      },
      () => {},
    );
    throw error;
  } finally {
    client.release(isBroken);
  }
}
