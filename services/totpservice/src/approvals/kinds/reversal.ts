import { activations, type Database, exemptions, organisationStanding } from '@tvm/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { endCredentials } from '../../credentials/end-credentials.ts';
import { type Asked, type Kind, noSubject } from '../kind.ts';
import {
  findOrganisationSubject,
  isTypedName,
  lockOrganisationSubject,
  type OrganisationSubject,
} from './organisation-subject.ts';
import { inviteWithoutPassword, queueReversalMails } from './reversal-effect.queries.ts';
import { countImpact, planReversal } from './reversal-impact.ts';

/**
 * Takes an organisation's 2FA back, always by two. Decided by what is true at the approval, not when it was asked for: whether there is an
 * activation to end, and whether an exemption is needed. Nobody is left stuck: who has no password is invited to set one.
 */
export const reversal: Kind<Asked<'reversal'>, OrganisationSubject> = {
  asks: ['support', 'support_lead'],
  decides: ['support', 'support_lead'],
  effect: 'two_factor_reversed',
  unknown: 'organisation_not_found',
  notBeside: ['reversal'],
  subjectOf: ({ organisationId }) => ({ ...noSubject, organisationId }),
  paramsOf: ({ exemptionDays }) => (exemptionDays === undefined ? {} : { exemptionDays }),
  tell: ({ exemptionDays = null }) => ({ exemptionDays }),
  needsSecond: () => true,

  find: findOrganisationSubject,
  lock: lockOrganisationSubject,

  async blocks(deps, tx, { organisationId, name }, { organisationName }) {
    if (!isTypedName(organisationName, name)) return { refused: 'confirmation_mismatch' };
    const standing = await findStanding(tx, organisationId);
    const { possible } = planReversal(deps.config, standing, { exemptionDays: null }, deps.now());
    return possible ? undefined : { refused: 'nothing_to_reverse' };
  },

  async show(deps, db, { organisationId, name }, { exemptionDays }) {
    const now = deps.now();
    const standing = await findStanding(db, organisationId);
    const plan = planReversal(deps.config, standing, { exemptionDays: exemptionDays ?? null }, now);
    const { liveSessions: _, ...impact } = await countImpact(db, deps.config, organisationId, now);
    // Not its counts: somebody who logs in meanwhile is no reason to look again.
    const boundTo = {
      ...{ name, endsActivation: plan.endsActivation, exemptionDays: plan.exemptionDays },
      activatedAt: standing.activatedAt?.toISOString() ?? null,
      exemptUntil: standing.exemptUntil?.toISOString() ?? null,
    };
    return { impact, boundTo };
  },

  async apply(deps, tx, { id: reversalId, organisationId, params }) {
    if (organisationId === null) throw new Error('a reversal of no organisation');
    const now = deps.now();
    const asked = { exemptionDays: params.exemptionDays ?? null };
    const { endsActivation, exemptionDays } = planReversal(
      deps.config,
      await findStanding(tx, organisationId),
      asked,
      now,
    );
    if (endsActivation) {
      await tx
        .update(activations)
        .set({ endedAt: now, endedByReversalId: reversalId })
        .where(and(eq(activations.organisationId, organisationId), isNull(activations.endedAt)));
    }
    if (exemptionDays !== null) await exempt(tx, { organisationId, reversalId, days: exemptionDays, now });
    const authenticators = endsActivation
      ? await endCredentials(tx, { organisationId }, 'two_factor_reversed', now)
      : 0;
    const invited = await inviteWithoutPassword(tx, organisationId, now);
    const mails = await queueReversalMails(tx, { organisationId, reversalId }, now);
    return { details: { endsActivation, exemptionDays, authenticators, mails, invited } };
  },
};

/** What an organisation's 2FA stands on. */
async function findStanding(
  db: Database,
  organisationId: string,
): Promise<{ activatedAt: Date | null; exemptUntil: Date | null }> {
  const { activatedAt, exemptUntil } = organisationStanding;
  const [standing] = await db
    .select({ activatedAt, exemptUntil })
    .from(organisationStanding)
    .where(eq(organisationStanding.organisationId, organisationId));
  return standing ?? { activatedAt: null, exemptUntil: null };
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
  const endsAt = sql`${now}::timestamptz + make_interval(hours => ${days * 24}::int)`;
  await tx.insert(exemptions).values({ organisationId, reversalId, startsAt: now, endsAt });
}
