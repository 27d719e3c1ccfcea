import type { Connection } from '@tvm/db';
import { type Check, databaseChecks, failed, keyCheck, type Looked, ok } from '@tvm/doctor';
import { keyChecksOf } from '@tvm/keys';
import { findNewestTransaction } from './audit.queries.ts';
import type { Config } from './config.ts';
import { findWhereToGoOn, SealingRefused } from './seal-batch.ts';

export const sealerChecks = (
  db: Connection,
  config: Pick<Config, 'auditKeys' | 'headsFile'>,
  now: Date,
): Check[] => [
  ...databaseChecks(db, 'sealer'),
  keyCheck(db, keyChecksOf(config.auditKeys), [], now),
  { name: 'trail', look: () => lookAtTrail(db, config) },
];

/** What the sealer would refuse at its next batch, and what a restore without its counter does to events that no seal covers yet. */
async function lookAtTrail(
  db: Connection,
  { auditKeys, headsFile }: Pick<Config, 'auditKeys' | 'headsFile'>,
): Promise<Looked> {
  try {
    const { last, firstOpen } = await findWhereToGoOn(db, { published: headsFile?.last(), auditKeys });
    const newest = await findNewestTransaction(db);
    if (firstOpen <= BigInt(newest))
      return failed(
        `the server's transaction counter (${firstOpen}) is below the newest event's (${newest}): the database was restored on another server`,
        'raise the counter: docs/runbooks/restore.md',
      );
    return ok(last ? `goes on after seal ${last.sequence}` : 'has no seal yet');
  } catch (error) {
    if (!(error instanceof SealingRefused)) throw error;
    return failed(error.message, 'see there');
  }
}
