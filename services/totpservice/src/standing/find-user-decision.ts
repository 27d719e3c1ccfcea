import { type Database, organisationStanding, passwords, users } from '@tvm/db';
import { decisionOf, type TwoFactorDecision } from '@tvm/policy';
import { eq, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';

interface Found {
  decision: TwoFactorDecision;
  hasPassword: boolean;
}

/** The decision about any user, from the facts of now. */
export async function findUserDecision(deps: Deps, db: Database, userId: string): Promise<Found> {
  const found = (await findUserDecisions(deps, db, [userId])).get(userId);
  if (!found) throw new Error('no such user');
  return found;
}

/** The decisions about several, by their ids. */
export async function findUserDecisions(
  deps: Deps,
  db: Database,
  userIds: string[],
): Promise<Map<string, Found>> {
  if (userIds.length === 0) return new Map();
  const found = await db
    .select({
      userId: users.id,
      kind: users.kind,
      activatedAt: organisationStanding.activatedAt,
      exemptUntil: organisationStanding.exemptUntil,
      hasPassword: sql<boolean>`${passwords.userId} is not null`,
    })
    .from(users)
    .leftJoin(passwords, eq(passwords.userId, users.id))
    .leftJoin(organisationStanding, eq(organisationStanding.organisationId, users.organisationId))
    .where(sql`${users.id} = any(${sql.param(userIds)}::uuid[])`);
  const now = deps.now();
  return new Map(
    found.map(({ userId, hasPassword, ...facts }) => [
      userId,
      { decision: decisionOf(deps.config, facts, now), hasPassword },
    ]),
  );
}
