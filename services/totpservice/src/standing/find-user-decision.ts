import { activations, type Database, exemptions, passwords, users } from '@tvm/db';
import { decisionOf, type TwoFactorDecision } from '@tvm/policy';
import { and, eq, isNull, sql } from 'drizzle-orm';
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
      activatedAt: activations.activatedAt,
      exemptUntil: exemptions.endsAt,
      hasPassword: sql<boolean>`${passwords.userId} is not null`,
    })
    .from(users)
    .leftJoin(passwords, eq(passwords.userId, users.id))
    .leftJoin(
      activations,
      and(eq(activations.organisationId, users.organisationId), isNull(activations.endedAt)),
    )
    .leftJoin(
      exemptions,
      and(eq(exemptions.organisationId, users.organisationId), isNull(exemptions.endedAt)),
    )
    .where(eq(users.id, userId));
  if (!facts) throw new Error('no such user');
  return { decision: decisionOf(deps.config, facts, deps.now()), hasPassword: facts.hasPassword };
}
