import { type Database, query } from '@tvm/db';

/**
 * Makes a mail of a reset that was asked for by address, known or not, under the mail's id: the database looks whose it is, and leaves nothing where it is
 * nobody's. Again with the same id changes nothing.
 */
export async function resolvePasswordReset(db: Database, mailId: string, now: Date): Promise<void> {
  await query(db, 'resolve_password_reset')`
    select resolve_password_reset(${mailId}::uuid, ${now}::timestamptz)`;
}
