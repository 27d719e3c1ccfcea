import type { Schema } from '@tvm/contract';
import { queryPrepared } from '@tvm/db';
import { decideSecondFactor, decisionOf } from '@tvm/policy';
import { sql } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import { describeSecondFactor } from '../../../standing/describe-second-factor.ts';

interface Row {
  externalId: string;
  isDisabled: boolean;
  isEnrolled: boolean;
  authenticators: Schema<'AuthenticatorKind'>[];
  lockedUntil: Date | null;
  activatedAt: Date | null;
  exemptUntil: Date | null;
}

const decisionsAt = (
  now: Date,
) => sql`select u.external_id as "externalId", s.is_disabled as "isDisabled", s.state = 'enrolled' as "isEnrolled",
    array(select distinct f.kind from authenticators f where f.user_id = u.id and f.state = 'active' order by 1) as authenticators,
    case when s.locked_until > ${now} then s.locked_until end as "lockedUntil", o.activated_at as "activatedAt", o.exempt_until as "exemptUntil"
  from users u
  join user_standing s on s.user_id = u.id
  join organisation_standing o on o.organisation_id = u.organisation_id`;

/** The decision about one portal user; undefined for nobody that a client knows. By itself: of a list PostgreSQL makes a plan each time, which takes longer than the answer. */
export async function findDecision(
  deps: Deps,
  externalId: string,
): Promise<Schema<'UserTwoFactorDecision'> | undefined> {
  const now = deps.now();
  const [row] = await queryPrepared<Row>(deps.db, 'find_user_decision')`
    ${decisionsAt(now)} where u.external_id = ${externalId} and u.kind = 'portal'`;
  return row && describe(deps, row, now);
}

/** The decisions about portal users, of those that there are, by external id. */
export async function findDecisions(
  deps: Deps,
  { externalIds }: { externalIds: string[] },
): Promise<Schema<'UserTwoFactorDecision'>[]> {
  const now = deps.now();
  const rows = await queryPrepared<Row>(deps.db, 'find_decisions')`
    ${decisionsAt(now)} where u.external_id = any(${sql.param(externalIds)}) and u.kind = 'portal' order by u.external_id`;
  return rows.map((row) => describe(deps, row, now));
}

/** Those about the users of one organisation behind an external id; undefined for no organisation. */
export async function findDecisionsOf(
  deps: Deps,
  { organisation, after, limit }: { organisation: string; after: string; limit: number },
): Promise<Schema<'UserTwoFactorDecision'>[] | undefined> {
  const now = deps.now();
  const [found] = await queryPrepared<{ id: string }>(deps.db, 'find_organisation_of_decisions')`
    select id from organisations where external_id = ${organisation}`;
  if (!found) return undefined;
  const rows = await queryPrepared<Row>(deps.db, 'find_decisions_of_organisation')`
    ${decisionsAt(now)} where u.organisation_id = ${found.id} and u.external_id > ${after}
    order by u.external_id limit ${limit}`;
  return rows.map((row) => describe(deps, row, now));
}

function describe(deps: Deps, row: Row, now: Date): Schema<'UserTwoFactorDecision'> {
  const decision = decisionOf(deps.config, { kind: 'portal', ...row }, now);
  const facts = { kind: 'portal', hasPasskey: row.authenticators.includes('passkey') } as const;
  if (decision.because === 'employee') throw new Error('a portal user is no employee');
  return {
    externalId: row.externalId,
    required: decision.required,
    because: decision.because,
    requiredFrom: decision.requiredFrom?.toISOString() ?? null,
    exemptUntil: decision.exemptUntil?.toISOString() ?? null,
    enrolled: row.isEnrolled,
    authenticators: row.authenticators,
    secondFactor: describeSecondFactor(decideSecondFactor(deps.config, facts, now), facts),
    disabled: row.isDisabled,
    lockedUntil: row.lockedUntil?.toISOString() ?? null,
  };
}
