import { type Database, query, type RequiredOrganisation } from '@tvm/db';
import { decisionOf, type TwoFactorDecision } from '@tvm/policy';
import { sql } from 'drizzle-orm';

/** What is decided for the portal users of an organisation. */
export interface OrganisationDecision {
  id: string;
  decision: TwoFactorDecision;
  /** What would be decided if the mandatory date were this moment. */
  requiredToday: boolean;
}

type Row = { id: string; kind: 'portal'; activatedAt: Date | null; exemptUntil: Date | null };

/** The decision for every organisation: the one rule, called for each, so that no query has it again. */
export async function readDecisions(
  db: Database,
  mandatoryFrom: Date | undefined,
  now: Date,
): Promise<OrganisationDecision[]> {
  const rows = await query<Row>(db, 'read_decisions')`${facts} order by o.organisation_id`;
  return rows.map((row) => ({
    id: row.id,
    decision: decisionOf({ mandatoryFrom }, row, now),
    requiredToday: decisionOf({ mandatoryFrom: now }, row, now).required,
  }));
}

/** The same for one of them; undefined where there is none. */
export async function findDecision(
  db: Database,
  organisationId: string,
  mandatoryFrom: Date | undefined,
  now: Date,
): Promise<TwoFactorDecision | undefined> {
  const [row] = await query<Row>(db, 'find_decision')`${facts} where o.organisation_id = ${organisationId}`;
  return row && decisionOf({ mandatoryFrom }, row, now);
}

const facts = sql`select o.organisation_id as id, 'portal' as kind, o.activated_at as "activatedAt", o.exempt_until as "exemptUntil" from organisation_standing o`;

/** Where 2FA is required now, and since when. */
export const requiredOf = (decisions: OrganisationDecision[]): RequiredOrganisation[] =>
  decisions.flatMap(({ id, decision }) =>
    decision.required && decision.requiredFrom ? [{ id, since: decision.requiredFrom }] : [],
  );
