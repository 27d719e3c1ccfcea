import { authenticators, type Database, passwords, recoveryCodes, sessions, users } from '@tvm/db';
import { and, desc, eq, gt, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { type Session, sessionIdleSeconds } from '../../../sessions/session.ts';

/** So many are shown; who has more has another problem. */
const listedSessions = 100;

/** How a user's account is protected. */
export async function findProtection(db: Database, userId: string) {
  const unused = and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));
  const [protection] = await db
    .select({
      passwordSetAt: passwords.setAt,
      activatedAt:
        sql<Date | null>`(select max(${authenticators.activatedAt}) from ${authenticators} where ${authenticators.userId} = ${users.id}
        and ${authenticators.state} = 'active' and ${authenticators.kind} = 'app')`.mapWith(
          authenticators.activatedAt,
        ),
      recoveryCodesLeft: db.$count(recoveryCodes, unused),
    })
    .from(users)
    .leftJoin(passwords, eq(passwords.userId, users.id))
    .where(eq(users.id, userId));
  if (!protection) throw new Error('no such user');
  return protection;
}

/** Of the user's current epoch, not ended, not idle, not expired. */
const isLive = (userId: string, now: Date): SQL | undefined =>
  and(
    eq(sessions.userId, userId),
    eq(
      sessions.credentialEpoch,
      sql`(select ${users.credentialEpoch} from ${users} where ${users.id} = ${sessions.userId})`,
    ),
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, now),
    gt(sessions.lastSeenAt, new Date(now.getTime() - sessionIdleSeconds * 1000)),
  );

/** The live sessions of a session's user: that one, then the most recently used. */
export async function listLiveSessions(db: Database, { userId, sessionId }: Session, now: Date) {
  const current = sql<boolean>`${sessions.id} = ${sessionId}`;
  return db
    .select({
      id: sessions.id,
      current,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      clientAddress: sessions.clientAddress,
      userAgent: sessions.userAgent,
      assurance: sessions.assurance,
    })
    .from(sessions)
    .where(isLive(userId, now))
    .orderBy(desc(current), desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(listedSessions);
}

/**
 * Ends live sessions of a session's user, never that one itself.
 * @param only one of them, by its id
 * @returns how many
 */
export async function endOtherSessions(
  tx: Database,
  { userId, sessionId }: Session,
  now: Date,
  only?: string,
): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(
      and(
        isLive(userId, now),
        ne(sessions.id, sessionId),
        only === undefined ? undefined : eq(sessions.id, only),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}
