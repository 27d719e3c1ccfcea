import { type Database, organisationStanding, passwords, users } from '@tvm/db';
import { decisionOf, type TwoFactorDecision } from '@tvm/policy';
import { eq, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';

/** The decision about any user, from the facts of now. */
export async function findUserDecision(
  deps: Deps,
  db: Database,
  userId: string,
): Promise<{ decision: TwoFactorDecision; hasPassword: boolean }> {
  const [facts] = await db
    .select({
      kind: users.kind,
      activatedAt: organisationStanding.activatedAt,
      exemptUntil: organisationStanding.exemptUntil,
      hasPassword: sql<boolean>`${passwords.userId} is not null`,
    })
    .from(users)
    .leftJoin(passwords, eq(passwords.userId, users.id))
    .leftJoin(organisationStanding, eq(organisationStanding.organisationId, users.organisationId))
    .where(eq(users.id, userId));
  if (!facts) throw new Error('no such user');
  return { decision: decisionOf(deps.config, facts, deps.now()), hasPassword: facts.hasPassword };
}
