import { type Database, sessions, users } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import { and, eq, isNull } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Refusal } from '../http/problems.ts';
import { newPhoneApprovedAt } from '../standing/new-phone-approval.ts';
import { newAddressUntil } from '../standing/sensitive-changes.ts';
import {
  type App,
  type AuthenticatorState,
  activeApps,
  authenticatorState,
  hasPasskeyOf,
} from '../standing/used-authenticators.ts';
import type { Session } from './session.ts';

/** What a change of one's own account is decided by. */
export interface SessionFacts {
  passwordGivenAt: Date;
  codeGivenAt: Date | null;
  credentialEpoch: number;
  /** Until when the address is new. */
  newAddressUntil: Date | null;
  /** When support last allowed a new phone, in this epoch. */
  newPhoneApprovedAt: Date | null;
  authenticatorState: AuthenticatorState;
  hasPasskey: boolean;
  apps: App[];
}

/** The facts of a session as they are now; undefined when it isn't what the request came with any more. */
export async function findSessionFacts(db: Database, session: Session): Promise<SessionFacts | undefined> {
  const [facts] = await db
    .select({
      passwordGivenAt: sessions.passwordGivenAt,
      codeGivenAt: sessions.codeGivenAt,
      credentialEpoch: users.credentialEpoch,
      newAddressUntil: newAddressUntil(users.id),
      newPhoneApprovedAt: newPhoneApprovedAt(),
      authenticatorState: authenticatorState(users.id),
      hasPasskey: hasPasskeyOf(users.id),
      apps: activeApps(users.id),
    })
    .from(sessions)
    .innerJoin(
      users,
      and(
        eq(users.id, sessions.userId),
        eq(users.credentialEpoch, sessions.credentialEpoch),
        isNull(users.disabledAt),
      ),
    )
    .where(
      and(
        eq(sessions.id, session.sessionId),
        eq(sessions.tokenHash, session.tokenHash),
        isNull(sessions.endedAt),
      ),
    );
  return facts;
}

/**
 * Runs a change of one's own account in one transaction, with the user's row locked and the session read again by the token that the request came
 * with: one that was revoked, rotated or of an older epoch meanwhile is refused and changes nothing, so that what a step-up allows never reaches the
 * former token. `work` returns its rejections: a throw would roll back what has to stay.
 */
export async function withSession<const T>(
  deps: Deps,
  session: Session,
  work: (tx: Database, facts: SessionFacts) => Promise<T>,
): Promise<T | Refusal<'unauthenticated'>> {
  return deps.db.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, session.userId)).for('no key update');
    const facts = await findSessionFacts(tx, session);
    return facts ? work(tx, facts) : { refused: 'unauthenticated' };
  });
}

/**
 * Gives a session a new identifier, in the transaction of what it has proved or changed (SECURITY rule 7). The former one is dead with the commit.
 * @returns the new cookie
 */
export async function rotateSession(
  tx: Database,
  { sessionId, expiresAt }: Session,
  change: Partial<
    Pick<
      typeof sessions.$inferInsert,
      'passwordGivenAt' | 'codeGivenAt' | 'secondFactor' | 'isPersonVerified' | 'credentialEpoch'
    >
  >,
): Promise<{ token: string; expiresAt: Date }> {
  const token = mintToken();
  const tokenHash = hashToken('session', token);
  await tx
    .update(sessions)
    .set({ ...change, tokenHash })
    .where(eq(sessions.id, sessionId));
  return { token, expiresAt };
}
