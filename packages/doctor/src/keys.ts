import { type Database, findKeyProblems, type KeyUse } from '@tvm/db';
import { type Check, failed, ok } from './check.ts';

type KeyCheck = Parameters<typeof findKeyProblems>[1][number];

/** The check that the service makes at its start, without writing down keys that are new. */
export const keyCheck = (
  db: Database,
  checks: readonly KeyCheck[],
  uses: readonly KeyUse[],
  now: Date,
): Check => ({
  name: 'keys',
  look: async () => {
    const problems = await findKeyProblems(db, checks, uses, now);
    if (problems.length > 0)
      return problems.map((each) =>
        failed(each, 'put the key back that this database knows: docs/runbooks/keys.md'),
      );
    return ok(`${checks.length} keys, each the one that the database knows, or new to it; none is missing`);
  },
});
