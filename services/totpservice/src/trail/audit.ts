import { type AuditEvent as AnyAuditEvent, recordEvent as record } from '@tvm/audit';
import type { Database } from '@tvm/db';

/** Everything that is worth an event. */
export const auditEventTypes = [
  'login_password',
  'login_code',
  'login_recovery_code',
  'logout',
  'fresh_proof',
  'authenticator_disabled',
  'authenticator_unreadable',
  'key_rotation_started',
  'key_rotation_ended',
  'attempts_locked',
  'attempts_unlocked',
  'password_reset_requested',
  'registration_mail_requested',
  'registration_mails_requested',
  'registration_renewed',
  'registration_opened',
  'password_set',
  'enrolment_started',
  'enrolment_code',
  'authenticator_enrolled',
  'authenticator_replaced',
  'password_reset_completed',
  'two_factor_activated',
  'organisation_viewed',
  'session_used',
  'step_up',
  'language_set',
  'password_changed',
  'replacement_started',
  'replacement_code',
  'recovery_codes_regenerated',
  'session_revoked',
  'other_sessions_revoked',
  'organisations_searched',
  'user_viewed',
  'employees_viewed',
  'support_queue_viewed',
  'approval_requested',
  'approval_rejected',
  'approval_cancelled',
  'approval_expired',
  'two_factor_reversed',
  'two_factor_reset',
  'new_phone_approved',
  'mail_bounce_cleared',
  'audit_viewed',
  'audit_exported',
  'rollout_viewed',
  'rollout_exported',
  'invitations_stopped',
  'invitations_resumed',
  'employee_created',
  'employee_disabled',
  'client_used',
  'clients_viewed',
  'client_created',
  'client_changed',
  'client_secret_added',
  'client_secret_revoked',
  'client_revoked',
  'client_token_issued',
  'client_authenticated',
  'verification',
  'organisation_provisioned',
  'user_created',
  'user_changed',
  'user_email_changed',
  'user_moved',
  'user_disabled',
  'user_enabled',
  'user_deleted',
  'provisioning_refused',
  'verifier_stopped',
  'webhook_created',
  'webhook_changed',
  'webhook_deleted',
  'webhook_secret_rotated',
  'webhook_replayed',
] as const;

type AuditEventType = (typeof auditEventTypes)[number];

export type AuditEvent = AnyAuditEvent<AuditEventType>;

/** Who did something, or had it tried on them, and from where. */
export type Who = Pick<AuditEvent, 'actor' | 'userId' | 'organisationId' | 'clientAddress'>;

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

/** That another TVM system did something, with whom or what, and from where. */
export function byClient(
  { clientId: id }: { clientId: string },
  target: { userId?: string; organisationId?: string | null },
  clientAddress: string,
): Who {
  return { actor: { kind: 'client', id }, ...target, clientAddress };
}

/**
 * Appends one event. Inside the transaction of what it tells of: both are there or neither is.
 * Holds ids of people, never their names or addresses, and never anything secret.
 */
export const recordEvent: (db: Database, event: AuditEvent, now: Date) => Promise<void> = record;
