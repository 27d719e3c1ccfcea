import type { Schema } from '@tvm/contract';
import type { Deps } from '../../deps.ts';
import { decisionOf } from '../../security/two-factor-decision.ts';

interface Row {
  externalId: string;
  isDisabled: boolean;
  isEnrolled: boolean;
  lockedUntil: Date | null;
  activatedAt: Date | null;
  exemptUntil: Date | null;
}

const findDecisionsSql = `select u.external_id as "externalId", u.disabled_at is not null as "isDisabled", a.id is not null as "isEnrolled",
    b.locked_until as "lockedUntil", t.activated_at as "activatedAt", e.ends_at as "exemptUntil"
  from users u
  left join authenticators a on a.user_id = u.id and a.state = 'active'
  left join attempt_budgets b on b.scope = 'code' and b.subject = u.id::text and b.locked_until > $2
  left join activations t on t.organisation_id = u.organisation_id and t.ended_at is null
  left join exemptions e on e.organisation_id = u.organisation_id and e.ended_at is null
  where u.external_id = any($1) and u.kind = 'portal'
  order by u.external_id`;

/** The decisions about portal users, of those that there are, by external id. */
export async function findDecisions(
  deps: Deps,
  { externalIds }: { externalIds: string[] },
): Promise<Schema<'UserTwoFactorDecision'>[]> {
  const now = deps.now();
  const { rows } = await deps.db.$client.query<Row>({
    name: 'find_decisions',
    text: findDecisionsSql,
    values: [externalIds, now],
  });
  return rows.map((row) => describe(deps, row, now));
}

function describe(deps: Deps, row: Row, now: Date): Schema<'UserTwoFactorDecision'> {
  const decision = decisionOf(deps.config, { kind: 'portal', ...row }, now);
  if (decision.because === 'employee') throw new Error('a portal user is no employee');
  return {
    externalId: row.externalId,
    required: decision.required,
    because: decision.because,
    requiredFrom: decision.requiredFrom?.toISOString() ?? null,
    exemptUntil: decision.exemptUntil?.toISOString() ?? null,
    enrolled: row.isEnrolled,
    disabled: row.isDisabled,
    lockedUntil: row.lockedUntil?.toISOString() ?? null,
  };
}
