/**
 * What other systems are told of, by the type of the audit event that it is: facts about organisations and users, never who did it, from where or why. A new type isn't told until
 * it is named here; a test asks for a decision about each.
 */
export const publicEventTypes = {
  organisation_provisioned: 'organisation.changed',
  two_factor_activated: 'organisation.two_factor_activated',
  two_factor_reversed: 'organisation.two_factor_reversed',
  user_created: 'user.created',
  user_changed: 'user.changed',
  user_email_changed: 'user.email_changed',
  user_moved: 'user.moved',
  user_disabled: 'user.disabled',
  user_enabled: 'user.enabled',
  user_deleted: 'user.deleted',
  registration_mail_requested: 'user.registration_requested',
  registration_opened: 'user.registration_opened',
  password_set: 'user.password_set',
  password_changed: 'user.password_changed',
  password_reset_completed: 'user.password_reset',
  authenticator_enrolled: 'user.enrolled',
  authenticator_replaced: 'user.authenticator_replaced',
  authenticator_disabled: 'user.authenticator_disabled',
  two_factor_reset: 'user.two_factor_reset',
  attempts_locked: 'user.locked',
  attempts_unlocked: 'user.unlocked',
  verifier_stopped: 'user.verifier_stopped',
  mail_bounced: 'user.mail_undelivered',
} as const;

export type PublicEventType = (typeof publicEventTypes)[keyof typeof publicEventTypes];
