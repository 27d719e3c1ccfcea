import type { Schema } from '@tvm/contract';
import { type Database, supportRequests } from '@tvm/db';
import { and, eq, isNull, lte, ne, or } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { isAddressNew } from '../../../standing/new-address.ts';
import { isApprovalPolicy } from '../../../standing/new-phone-approval.ts';
import { byEmployee, recordEvent } from '../../../trail/audit.ts';
import { applySupportRequest } from './apply-support-request.ts';
import { effectEvents } from './effect-events.ts';
import { getSupportRequest, lockSubject, type Subject } from './support-requests.queries.ts';

/** As a reversal. */
const requestHours = 24;

export type MakeRefusal = Refusal<
  | 'user_not_found'
  | 'not_for_oneself'
  | 'authenticator_missing'
  | 'approval_not_needed'
  | 'support_request_open'
  | 'identity_not_checked'
>;

export interface MakeInput extends Schema<'SupportActionRequest'> {
  userId: string;
  clientAddress: string;
}

/**
 * Whether it takes two employees (SECURITY rule 17): for 72 hours after an address was changed, and any reset of an employee. The new phone of an
 * employee has two already: the person, and whoever approves.
 */
export function needsSecondEmployee(
  kind: 'reset' | 'new_phone',
  subject: Pick<Subject, 'kind' | 'emailChangedAt'>,
  now: Date,
): boolean {
  return isAddressNew(subject.emailChangedAt, now) || (kind === 'reset' && subject.kind === 'employee');
}

/** Does at once what one employee may do, after checking who is asking; otherwise it waits for another one. */
export async function makeSupportRequest(
  deps: Deps,
  session: EmployeeSession,
  kind: 'reset' | 'new_phone',
  input: MakeInput,
): Promise<{ request: Schema<'SupportRequest'> } | MakeRefusal> {
  const { userId, clientAddress } = input;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const subject = await lockSubject(tx, userId);
    if (subject) await expireRequests(tx, subject, now);
    const refused = await refuse(deps, tx, session, kind, { subject, input });
    if (refused || !subject) {
      const target = subject ? { userId, organisationId: subject.organisationId } : {};
      const who = byEmployee(session, target, clientAddress);
      const reason = refused?.refused ?? 'user_not_found';
      await recordEvent(tx, { type: 'support_request_made', result: 'refused', reason, ...who }, now);
      return { refused: reason };
    }
    const id = await make(deps, tx, session, kind, { subject, input });
    return { request: await getSupportRequest(tx, id, now) };
  });
}

async function refuse(
  deps: Deps,
  tx: Database,
  session: EmployeeSession,
  kind: 'reset' | 'new_phone',
  { subject, input }: { subject: Subject | undefined; input: MakeInput },
): Promise<MakeRefusal | undefined> {
  if (!subject) return { refused: 'user_not_found' };
  if (subject.userId === session.userId) return { refused: 'not_for_oneself' };
  if (subject.authenticatorState === null) return { refused: 'authenticator_missing' };
  if (kind === 'new_phone' && !isApprovalPolicy(subject, deps.config, deps.now()))
    return { refused: 'approval_not_needed' };
  const { identityChecks } = input;
  if (identityChecks.length < 2 && !identityChecks.includes('in_person'))
    return { refused: 'identity_not_checked' };
  const isOpen = and(eq(supportRequests.userId, subject.userId), isNull(supportRequests.decision));
  return (await tx.$count(supportRequests, isOpen)) > 0 ? { refused: 'support_request_open' } : undefined;
}

async function make(
  deps: Deps,
  tx: Database,
  session: EmployeeSession,
  kind: 'reset' | 'new_phone',
  { subject, input }: { subject: Subject; input: MakeInput },
): Promise<string> {
  const now = deps.now();
  const { userId, organisationId, credentialEpoch } = subject;
  const { ticketReference, identityChecks, clientAddress } = input;
  const needsSecond = needsSecondEmployee(kind, subject, now);
  const approved = needsSecond
    ? {}
    : { decision: 'approved' as const, decidedBy: session.userId, decidedAt: now };
  const [made] = await tx
    .insert(supportRequests)
    .values({
      userId,
      kind,
      credentialEpoch,
      requestedBy: session.userId,
      reason: input.reason.trim(),
      ticketReference,
      identityChecks,
      needsSecondEmployee: needsSecond,
      requestedAt: now,
      expiresAt: new Date(now.getTime() + requestHours * 3600_000),
      ...approved,
    })
    .returning();
  if (!made) throw new Error('no support request was written');
  const who = byEmployee(session, { userId, organisationId }, clientAddress);
  const checks = identityChecks.join(' ');
  const details = {
    requestId: made.id,
    kind,
    ticketReference,
    identityChecks: checks,
    needsSecondEmployee: needsSecond,
  };
  await recordEvent(tx, { type: 'support_request_made', result: 'success', ...who, details }, now);
  if (!needsSecond) {
    await applySupportRequest(deps, tx, made);
    await recordEvent(
      tx,
      { ...effectEvents[kind], result: 'success', ...who, details: { requestId: made.id } },
      now,
    );
  }
  return made.id;
}

/** The clock decided, or a change of the user's credentials: written down when somebody comes by, so that the next one can be made. */
async function expireRequests(tx: Database, subject: Subject, now: Date): Promise<void> {
  const { userId, organisationId, credentialEpoch } = subject;
  const expired = await tx
    .update(supportRequests)
    .set({ decision: 'expired', decidedAt: now })
    .where(
      and(
        eq(supportRequests.userId, userId),
        isNull(supportRequests.decision),
        or(lte(supportRequests.expiresAt, now), ne(supportRequests.credentialEpoch, credentialEpoch)),
      ),
    )
    .returning({ id: supportRequests.id });
  for (const { id } of expired) {
    const event = { type: 'support_request_expired', result: 'success', actor: { kind: 'system' } } as const;
    await recordEvent(tx, { ...event, userId, organisationId, details: { requestId: id } }, now);
  }
}
