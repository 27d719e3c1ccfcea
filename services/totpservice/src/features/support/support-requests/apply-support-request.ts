import { authenticators, type Database, mails, recoveryCodes, registrations } from '@tvm/db';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { raiseCredentialEpoch } from '../../../credentials/credential-epoch.ts';
import type { Deps } from '../../../deps.ts';
import { queueMails } from '../../../mails/queue-mail.ts';
import { findUserDecision } from '../../../standing/find-user-decision.ts';
import type { SupportRequestRow } from './support-requests.queries.ts';

/** Does what was approved, in the transaction of the approval and with the user's row locked. */
export async function applySupportRequest(
  deps: Deps,
  tx: Database,
  request: SupportRequestRow,
): Promise<void> {
  const now = deps.now();
  const { userId } = request;
  const mail = { userId, requestedBy: 'system' as const, params: { at: now.toISOString() } };
  if (request.kind === 'new_phone') {
    await queueMails(tx, [{ ...mail, kind: 'new_phone_approved' }], now);
    return;
  }
  await endTwoFactor(tx, userId, now);
  const { decision, hasPassword } = await findUserDecision(deps, tx, userId);
  const invitation = { userId, kind: 'registration' as const, requestedBy: 'support' as const };
  const invited = decision.required || !hasPassword ? [invitation] : [];
  await queueMails(tx, [{ ...mail, kind: 'two_factor_reset' }, ...invited], now);
}

/** The authenticator and all that was made with it, or begun: the same as a reversal does for everybody. */
async function endTwoFactor(tx: Database, userId: string, now: Date): Promise<void> {
  await tx
    .update(authenticators)
    .set({ state: 'revoked', sealedSecret: null, endedAt: now })
    .where(and(eq(authenticators.userId, userId), ne(authenticators.state, 'revoked')));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx
    .update(mails)
    .set({ state: 'withdrawn', lastError: 'two_factor_reset', sealedContent: null, updatedAt: now })
    .where(
      and(
        eq(mails.userId, userId),
        inArray(mails.kind, ['registration', 'password_reset']),
        eq(mails.state, 'queued'),
      ),
    );
  await tx
    .update(registrations)
    .set({ keptPasswordHash: null, keptPepperKeyId: null })
    .where(eq(registrations.userId, userId));
  await raiseCredentialEpoch(tx, userId);
}
