import { randomUUID } from 'node:crypto';
import { query } from '@tvm/db';
import { keyedHash } from '@tvm/keys';
import { canonicaliseEmail } from '@tvm/policy';
import { currentRequestId } from '@tvm/process';
import {
  claimAttempt,
  passwordResetAddressPolicy,
  passwordResetWideNetworkPolicy,
} from '../../../attempts/attempt-budget.ts';
import { recordLock } from '../../../attempts/attempt-lock.ts';
import { networkOf, wideNetworkOf } from '../../../http/visitor.ts';
import { claimMailBudget } from '../../../mails/mail-budget.ts';
import { operation } from '../../../sessions/operation.ts';
import { byAnonymous, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';

/**
 * Takes a request for a reset mail. Looks nobody up: the same count and the same job for every address, known or not (SECURITY rule 15); the
 * mailworker finds out and mails the stored address only. Beyond the limits nothing is queued, which the answer doesn't tell either. One network
 * can't ask for many addresses: that limit knows nothing of them, so its answer tells nothing of them.
 */
export const requestPasswordReset = operation('requestPasswordReset', async (deps, { body, visitor }) => {
  const address = canonicaliseEmail(body.email);
  if (!address) return { refused: 'validation_failed', errors: noAddress };
  const now = deps.now();
  const { address: from } = visitor;
  const narrow = await claimAttempt(deps.db, passwordResetAddressPolicy, networkOf(from), now);
  const wide = await claimAttempt(deps.db, passwordResetWideNetworkPolicy, wideNetworkOf(from), now);
  const who = byAnonymous(undefined, visitor.address);
  const event = { type: 'password_reset_requested', details: { lost: body.lost }, ...who } as const;
  for (const claim of [narrow, wide]) {
    if (claim.outcome !== 'locked') continue;
    const refusal = { refused: 'rate_limited', retryAt: claim.lockedUntil } as const;
    return recordRefused(deps.db, event, refusal, now);
  }
  const subject = keyedHash(deps.config.keys.address, 'address', address);
  await deps.db.transaction(async (tx) => {
    const limitedUntil = await claimMailBudget(tx, 'anonymous', subject, now);
    if (!limitedUntil) {
      await query(tx, 'add_password_reset_job')`
        select add_password_reset_job(${randomUUID()}, ${address}, ${body.lost}, ${currentRequestId() ?? null}::uuid)`;
    }
    const mailed = limitedUntil
      ? ({ result: 'refused', reason: 'mail_limit_reached' } as const)
      : ({ result: 'success' } as const);
    await recordEvent(tx, { ...event, ...mailed }, now);
    for (const claim of [narrow, wide])
      if (claim.outcome === 'claimed') await recordLock(tx, 'password_reset_address', claim, who, now);
  });
  return undefined;
});

const noAddress = [{ in: 'body' as const, pointer: '/email', message: 'must be an e-mail address' }];
