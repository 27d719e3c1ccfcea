import { auditEvents, type Database, lockSubject } from '@tvm/db';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { type AuditEvent, byEmployee, recordEvent } from './audit.ts';

interface View {
  type: AuditEvent['type'];
  target?: { userId?: string; organisationId?: string | null };
  clientAddress: string;
}

/** For how long looking at the same again is the same look: a page asks for its parts one by one, and again after each change. */
const SAME_LOOK_MS = 5 * 60 * 1000;

/** Writes down that an employee looked at something; once in five minutes, also when the requests of one page come at once. */
export async function recordView(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  session: { userId: string },
  { type, target = {}, clientAddress }: View,
): Promise<void> {
  const event = { type, result: 'success', ...byEmployee(session, target, clientAddress) } as const;
  await db.transaction(async (tx) => {
    const look = [type, session.userId, target.userId, target.organisationId].join(' ');
    await lockSubject(tx, look);
    if (!(await wasRecorded(tx, event, now()))) await recordEvent(tx, event, now());
  });
}

async function wasRecorded(tx: Database, event: AuditEvent, now: Date): Promise<boolean> {
  const { actorId, type, result, userId, organisationId, clientAddress, occurredAt } = auditEvents;
  const found = await tx
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(
        eq(actorId, event.actor.id ?? ''),
        eq(type, event.type),
        eq(result, event.result),
        event.userId ? eq(userId, event.userId) : isNull(userId),
        event.organisationId ? eq(organisationId, event.organisationId) : isNull(organisationId),
        eq(clientAddress, event.clientAddress ?? ''),
        gt(occurredAt, new Date(now.getTime() - SAME_LOOK_MS)),
      ),
    )
    .limit(1);
  return found.length > 0;
}
