import { attemptBudgets, auditEvents, sessions } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Response } from 'supertest';
import type { TestService } from './harness.ts';
import { must } from './people.ts';

/** A user's audit events as `type result reason`, oldest first. */
export async function eventsOf(service: TestService, userId: string): Promise<string[]> {
  const events = await service.ownerDb
    .select({ type: auditEvents.type, result: auditEvents.result, reason: auditEvents.reason })
    .from(auditEvents)
    .where(eq(auditEvents.userId, userId))
    .orderBy(asc(auditEvents.id));
  return events.map(({ type, result, reason }) => [type, result, reason].filter(Boolean).join(' '));
}

/** How many registration mails of a user the queue holds, each with a job of its own. */
export async function registrationMailsOf(service: TestService, userId: string): Promise<number> {
  const { rows } = await service.ownerDb.$client.query<{ count: number }>(
    `select count(*)::int from mails m
     where m.user_id = $1 and m.kind = 'registration' and m.state = 'queued'
       and (select count(*) from graphile_worker._private_jobs j where j.payload ->> 'mailId' = m.id::text) = 1`,
    [userId],
  );
  return must(rows[0]).count;
}

/** What is counted of a user's codes; undefined when nothing is. */
export async function codeBudgetOf(service: TestService, userId: string) {
  const [row] = await service.ownerDb
    .select()
    .from(attemptBudgets)
    .where(and(eq(attemptBudgets.scope, 'code'), eq(attemptBudgets.subject, userId)));
  return row;
}

/** Puts a user's codes where many failures would have led: `consecutive` of them, none of which locks now. */
export async function setConsecutiveFailures(
  service: TestService,
  userId: string,
  consecutive: number,
): Promise<void> {
  const { now } = service.clock;
  const row = { attempts: 0, consecutive, windowStartedAt: now, lockedUntil: null, updatedAt: now };
  await service.ownerDb
    .insert(attemptBudgets)
    .values({ scope: 'code', subject: userId, ...row })
    .onConflictDoUpdate({ target: [attemptBudgets.scope, attemptBudgets.subject], set: row });
}

/** A user's sessions that were not ended, oldest first. */
export async function openSessionsOf(service: TestService, userId: string) {
  return service.ownerDb
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt)))
    .orderBy(asc(sessions.id));
}

/** The row of the session that a cookie's token stands for. */
export async function sessionOfToken(service: TestService, token: string | undefined) {
  const [row] = await service.ownerDb
    .select()
    .from(sessions)
    .where(eq(sessions.tokenHash, hashToken('session', must(token))));
  return must(row);
}

/** What a client can see of an answer, without what differs from one request to the next. */
export function publicAnswer(response: Response) {
  const { requestId, ...body } = response.body as Record<string, unknown>;
  const { date, 'x-request-id': id, ...headers } = response.headers as Record<string, string>;
  return { status: response.status, body, headers };
}

/** The same but for the attempts that are left, which only count down. */
export function alike(response: Response) {
  const { body, ...rest } = publicAnswer(response);
  const { attemptsLeft, ...others } = body;
  return { ...rest, body: others };
}
