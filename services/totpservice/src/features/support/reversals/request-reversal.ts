import type { Schema } from '@tvm/contract';
import { type Database, organisations, reversals } from '@tvm/db';
import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { findStanding } from './apply-reversal.ts';
import { describeReversal } from './describe-reversal.ts';
import { planReversal } from './reversal-impact.ts';

/** DESIGN section 3: expiry if nobody approves. */
const requestHours = 24;

type Refused = Refusal<
  'organisation_not_found' | 'confirmation_mismatch' | 'reversal_open' | 'nothing_to_reverse'
>;

/**
 * Asks for an organisation's 2FA to be taken back (DESIGN section 3). Nothing happens before another employee approves.
 * @param input.organisationName typed by the employee: spaces at its ends and letter case don't matter
 */
export async function requestReversal(
  deps: Deps,
  session: EmployeeSession,
  input: Schema<'ReversalRequest'> & { organisationId: string; clientAddress: string },
): Promise<{ reversal: Schema<'Reversal'> } | Refused> {
  const { organisationId, clientAddress } = input;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const who = byEmployee(session, { organisationId }, clientAddress);
    const refused = await refuse(deps, tx, input, now);
    if (refused) {
      const known = refused.refused === 'organisation_not_found' ? { organisationId: null } : {};
      const event = { type: 'reversal_requested', result: 'refused', reason: refused.refused } as const;
      await recordEvent(tx, { ...event, ...who, ...known }, now);
      return refused;
    }
    const { reason, ticketReference, exemptionDays } = input;
    const [made] = await tx
      .insert(reversals)
      .values({
        organisationId,
        requestedBy: session.userId,
        reason: reason.trim(),
        ticketReference,
        exemptionDays: exemptionDays ?? null,
        requestedAt: now,
        expiresAt: new Date(now.getTime() + requestHours * 3600_000),
      })
      .returning({ id: reversals.id });
    if (!made) throw new Error('no reversal was written');
    const details = { reversalId: made.id, ticketReference, exemptionDays: exemptionDays ?? null };
    await recordEvent(tx, { type: 'reversal_requested', result: 'success', ...who, details }, now);
    return { reversal: await describeReversal(deps, tx, made.id) };
  });
}

/** With the organisation's row locked, so that two requests at once are one behind the other. */
async function refuse(
  deps: Deps,
  tx: Database,
  { organisationId, organisationName }: { organisationId: string; organisationName: string },
  now: Date,
): Promise<Refused | undefined> {
  const [organisation] = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .for('no key update');
  if (!organisation) return { refused: 'organisation_not_found' };
  if (plain(organisation.name) !== plain(organisationName)) return { refused: 'confirmation_mismatch' };
  await expireReversals(tx, organisationId, now);
  const open = await tx.$count(
    reversals,
    and(eq(reversals.organisationId, organisationId), isNull(reversals.decision)),
  );
  if (open > 0) return { refused: 'reversal_open' };
  const standing = await findStanding(tx, organisationId);
  const { possible } = planReversal(deps.config, standing, { exemptionDays: null }, now);
  return possible ? undefined : { refused: 'nothing_to_reverse' };
}

/** The clock decided: written down when somebody comes by, so that the next one can be asked for. */
async function expireReversals(tx: Database, organisationId: string, now: Date): Promise<void> {
  const expired = await tx
    .update(reversals)
    .set({ decision: 'expired', decidedAt: now })
    .where(
      and(
        eq(reversals.organisationId, organisationId),
        isNull(reversals.decision),
        lte(reversals.expiresAt, now),
      ),
    )
    .returning({ id: reversals.id });
  for (const { id } of expired) {
    const event = { type: 'reversal_expired', result: 'success', actor: { kind: 'system' } } as const;
    await recordEvent(tx, { ...event, organisationId, details: { reversalId: id } }, now);
  }
}

const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nl');
