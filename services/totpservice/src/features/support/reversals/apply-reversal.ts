import { activations, type Database, exemptions, organisations, type reversals } from '@tvm/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import {
  endCredentials,
  inviteWithoutPassword,
  lockMembers,
  queueReversalMails,
} from './reversal-effect.queries.ts';
import { planReversal } from './reversal-impact.ts';

/** What an organisation's 2FA stands on. */
export async function findStanding(
  db: Database,
  organisationId: string,
): Promise<{ activatedAt: Date | null; exemptUntil: Date | null }> {
  const [activation] = await db
    .select({ activatedAt: activations.activatedAt })
    .from(activations)
    .where(and(eq(activations.organisationId, organisationId), isNull(activations.endedAt)));
  const [exemption] = await db
    .select({ endsAt: exemptions.endsAt })
    .from(exemptions)
    .where(and(eq(exemptions.organisationId, organisationId), isNull(exemptions.endedAt)));
  return { activatedAt: activation?.activatedAt ?? null, exemptUntil: exemption?.endsAt ?? null };
}

/**
 * Takes an organisation's 2FA back, in the transaction of the approval (DESIGN section 3). Decided by what is true now, not when it was asked for: whether
 * there is an activation to end, and whether an exemption is needed. Nobody is left stuck: who has no password is invited to set one.
 * @returns what was done, for the audit trail
 */
export async function applyReversal(deps: Deps, tx: Database, reversal: typeof reversals.$inferSelect) {
  const now = deps.now();
  const { id: reversalId, organisationId } = reversal;
  // People first, then their organisation, as a change of a user does; an activation waits for the latter.
  await lockMembers(tx, organisationId);
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .for('no key update');
  const plan = planReversal(deps.config, await findStanding(tx, organisationId), reversal, now);
  if (plan.endsActivation) {
    await tx
      .update(activations)
      .set({ endedAt: now, endedByReversalId: reversalId })
      .where(and(eq(activations.organisationId, organisationId), isNull(activations.endedAt)));
  }
  if (plan.exemptionDays !== null)
    await exempt(tx, { organisationId, reversalId, days: plan.exemptionDays, now });
  const authenticators = plan.endsActivation ? await endCredentials(tx, organisationId, now) : 0;
  const invited = await inviteWithoutPassword(tx, organisationId, now);
  const mails = await queueReversalMails(tx, { organisationId, reversalId }, now);
  const { endsActivation, exemptionDays } = plan;
  return { endsActivation, exemptionDays, authenticators, mails, invited };
}

async function exempt(
  tx: Database,
  {
    organisationId,
    reversalId,
    days,
    now,
  }: { organisationId: string; reversalId: string; days: number; now: Date },
): Promise<void> {
  await tx
    .update(exemptions)
    .set({ endedAt: now })
    .where(and(eq(exemptions.organisationId, organisationId), isNull(exemptions.endedAt)));
  const endsAt = sql`${now.toISOString()}::timestamptz + make_interval(hours => ${days * 24}::int)`;
  await tx.insert(exemptions).values({ organisationId, reversalId, startsAt: now, endsAt });
}
