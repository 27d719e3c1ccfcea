import {
  type AuditEvent as AnyAuditEvent,
  type EventTypeOf,
  recordEvent as record,
  recordEvents as recordAll,
} from '@tvm/audit';
import type { ProblemCode } from '@tvm/contract';
import type { Database } from '@tvm/db';
import { countAnonymous } from './count-anonymous.ts';

/** What the API writes. */
export type AuditEvent = Omit<AnyAuditEvent<EventTypeOf<'app'>>, 'result' | 'reason'> & EventResult;

/** What is refused is so with the code of the problem that is answered; or, where no problem is, with what the answer says. */
type EventResult =
  | { result: 'success' | 'failure'; reason?: string }
  | { result: 'refused'; reason: ProblemCode | 'registration_required' | 'locked' | 'stopped' };

/** Who did something, or had it tried on them, and from where. */
export type Who = Pick<AuditEvent, 'actor' | 'userId' | 'organisationId' | 'clientAddress'>;

/** Somebody who proved who they are. */
export type Somebody = Who & { actor: { kind: Exclude<Who['actor']['kind'], 'anonymous'> } };

/** That somebody who proved nothing did something, to this user if it is one. */
export function byAnonymous(
  user: { userId: string; organisationId: string | null } | undefined,
  clientAddress: string,
): Who {
  const whose = user && { userId: user.userId, organisationId: user.organisationId };
  return { actor: { kind: 'anonymous' }, clientAddress, ...whose };
}

/** That a person did something of their own, and from where. */
export function byPerson(
  {
    userId,
    kind,
    organisationId,
  }: { userId: string; kind: 'portal' | 'employee'; organisationId: string | null },
  clientAddress: string,
): Who {
  const actor = { kind: kind === 'employee' ? ('employee' as const) : ('user' as const), id: userId };
  return { actor, userId, organisationId, clientAddress };
}

/** That an employee did something, with whom or what, and from where. */
export function byEmployee(
  { userId: id }: { userId: string },
  target: { userId?: string; organisationId?: string | null },
  clientAddress: string,
): Who {
  return { actor: { kind: 'employee', id }, ...target, clientAddress };
}

/** That somebody decided about somebody else: an employee or a main user. */
export function byDecider(
  { userId: id, kind }: { userId: string; kind: 'portal' | 'employee' },
  target: { userId?: string; organisationId?: string | null },
  clientAddress: string,
): Somebody {
  return { actor: { kind: kind === 'employee' ? 'employee' : 'user', id }, ...target, clientAddress };
}

/** That another TVM system did something, with whom or what, and from where. */
export function byClient(
  { clientId: id }: { clientId: string },
  target: { userId?: string; organisationId?: string | null },
  clientAddress: string,
): Who & { actor: { kind: 'client'; id: string } } {
  return { actor: { kind: 'client', id }, ...target, clientAddress };
}

/**
 * Appends one event. Inside the transaction of what it tells of: both are there or neither is.
 * Holds ids of people, never their names or addresses, and never anything secret. What nobody is behind is counted instead.
 */
export const recordEvent = (db: Database, event: AuditEvent, now: Date): Promise<void> =>
  isNobodys(event) ? countAnonymous(db, event, now) : record(db, event, now);

/** Appends several by one statement, in their order, of which somebody is behind each. */
export const recordEvents = (db: Database, events: (AuditEvent & Somebody)[], now: Date): Promise<void> =>
  recordAll(db, events, now);

/**
 * Whoever knows no more than an address, or not even that: a stranger makes as many of these as they like (SECURITY rule 28). So does who has a password, once the
 * codes after it are locked: that they are is a fact of the trail, and each further request is none.
 */
const isNobodys = ({ actor, userId, type, reason }: AuditEvent): boolean =>
  actor.kind === 'anonymous' &&
  (userId === undefined ||
    type === 'login_password' ||
    type === 'attempts_locked' ||
    ((type === 'login_code' || type === 'login_passkey' || type === 'login_recovery_code') &&
      reason === 'login_locked'));
