import { randomUUID } from 'node:crypto';
import { keyedHash } from '@tvm/keys';
import { canonicaliseEmail } from '@tvm/policy';
import { sql } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { recordEvent } from '../../security/audit.ts';
import { claimMailBudget } from '../../security/mail-budget.ts';

export type RequestPasswordReset = { outcome: 'accepted' } | { outcome: 'no_address' };

/**
 * Takes a request for a reset mail. Looks nobody up: the same count and the same job for every address, known or not (SECURITY rule 15); the
 * mailworker finds out and mails the stored address only. Beyond the limits nothing is queued, which the answer doesn't tell either.
 */
export async function requestPasswordReset(
  deps: Deps,
  input: { email: string; lost: 'password' | 'authenticator'; clientAddress: string },
): Promise<RequestPasswordReset> {
  const address = canonicaliseEmail(input.email);
  if (!address) return { outcome: 'no_address' };
  const now = deps.now();
  const subject = keyedHash(deps.config.keys.token, 'address', address);
  await deps.db.transaction(async (tx) => {
    const limitedUntil = await claimMailBudget(tx, 'anonymous', subject, now);
    if (!limitedUntil) {
      await tx.execute(sql`select add_password_reset_job(${randomUUID()}, ${address}, ${input.lost})`);
    }
    await recordEvent(
      tx,
      {
        type: 'password_reset_requested',
        result: limitedUntil ? 'refused' : 'success',
        actor: { kind: 'anonymous' },
        clientAddress: input.clientAddress,
        details: { lost: input.lost },
      },
      now,
    );
  });
  return { outcome: 'accepted' };
}
