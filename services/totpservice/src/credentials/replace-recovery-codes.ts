import { type Database, recoveryCodes } from '@tvm/db';
import { generateRecoveryCodes, keyedHash, normaliseRecoveryCode } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';

/**
 * Ten new recovery codes of a user; all former ones of the user are gone. The caller holds the lock of the user's row, without which two
 * at once would leave both sets.
 * @returns the codes, to be shown once
 */
export async function replaceRecoveryCodes(deps: Deps, tx: Database, userId: string): Promise<string[]> {
  const codes = generateRecoveryCodes();
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(
    codes.map((code) => ({
      userId,
      keyedHash: keyedHash(
        deps.config.keys.recoveryCode,
        'recovery-code',
        normaliseRecoveryCode(code) ?? code,
      ),
    })),
  );
  return codes;
}
