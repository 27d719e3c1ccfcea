import type { Schema } from '@tvm/contract';
import { type Database, query } from '@tvm/db';
import { decisionOf } from '@tvm/policy';
import type { Config } from '../../config.ts';
import { sessionIdleSeconds } from '../../sessions/session.ts';

/** What is proposed; whoever asks may ask for another number. */
const usualExemptionDays = 14;

interface Standing {
  activatedAt: Date | null;
  exemptUntil: Date | null;
}

/**
 * Whether 2FA would be required, now or later, of an organisation that has no activation and no exemption. Without a mandatory date there is nothing
 * that an exemption could be from.
 */
function requiredOtherwise({ mandatoryFrom }: Config, now: Date) {
  const facts = { kind: 'portal' as const, activatedAt: null, exemptUntil: null };
  return decisionOf({ mandatoryFrom }, facts, now);
}

/**
 * What a reversal comes to by the facts of this moment: of an organisation that never activated it is the exemption only; of another one
 * it needs an exemption once the mandatory date is over.
 */
export function planReversal(
  config: Config,
  standing: Standing,
  asked: { exemptionDays: number | null },
  now: Date,
): { possible: boolean; endsActivation: boolean; exemptionNeeded: boolean; exemptionDays: number | null } {
  const endsActivation = standing.activatedAt !== null;
  const otherwise = requiredOtherwise(config, now);
  const exemptionNeeded = otherwise.required || !endsActivation;
  return {
    possible: endsActivation || otherwise.requiredFrom !== null,
    endsActivation,
    exemptionNeeded,
    exemptionDays: asked.exemptionDays ?? (exemptionNeeded ? usualExemptionDays : null),
  };
}

/** What a reversal would do at this moment, in figures. */
export async function countImpact(
  db: Database,
  config: Config,
  organisationId: string,
  now: Date,
): Promise<Schema<'ReversalImpact'> & { liveSessions: number }> {
  const [row] = await query<{
    activatedAt: Date | null;
    exemptUntil: Date | null;
    authenticators: number;
    sessions: number;
    registrations: number;
    mails: number;
  }>(db, 'count_impact')`
    with members as materialized (
      select id, credential_epoch, disabled_at from users where organisation_id = ${organisationId}
    )
    select
      f.activated_at as "activatedAt", f.exempt_until as "exemptUntil",
      (select count(*)::int from authenticators a join members m on m.id = a.user_id where a.state in ('active', 'disabled')) as authenticators,
      (select count(*)::int from sessions s join members m on m.id = s.user_id and m.credential_epoch = s.credential_epoch and m.disabled_at is null
        where s.ended_at is null and s.expires_at > ${now}::timestamptz
          and s.last_seen_at > ${now}::timestamptz - make_interval(secs => ${sessionIdleSeconds})) as sessions,
      (select count(*)::int from registrations r join members m on m.id = r.user_id and m.credential_epoch = r.credential_epoch and m.disabled_at is null
        where r.completed_at is null and r.superseded_at is null and r.expires_at > ${now}::timestamptz) as registrations,
      (select count(*)::int from members where disabled_at is null) as mails
    from organisation_standing f where f.organisation_id = ${organisationId}`;
  if (!row) throw new Error('no impact was counted');
  const { possible, endsActivation, exemptionNeeded } = planReversal(
    config,
    row,
    { exemptionDays: null },
    now,
  );
  const ended = (count: number) => (endsActivation ? count : 0);
  return {
    possible,
    endsActivation,
    authenticators: ended(row.authenticators),
    sessions: ended(row.sessions),
    registrations: ended(row.registrations),
    mails: row.mails,
    exemptionNeeded,
    exemptionDays: usualExemptionDays,
    liveSessions: row.sessions,
  };
}
