/**
 * Every type of event in the audit trail: which role of the database writes it (`database`: a function of it), its words in the console, and what other
 * systems are told of it. They are told facts about organisations and users, never who did it, from where or why.
 */
export const eventTypes = {
  // Logging in
  login_password: internal(['app'], 'Wachtwoord bij inloggen'),
  login_code: internal(['app'], 'Verificatiecode bij inloggen'),
  login_passkey: internal(['app'], 'Passkey bij inloggen'),
  login_recovery_code: internal(['app'], 'Herstelcode bij inloggen'),
  logout: internal(['app'], 'Uitgelogd'),
  fresh_proof: internal(['app'], 'Wachtwoord opnieuw gegeven'),
  step_up: internal(['app'], 'Bevestigd met code'),
  attempts_locked: told('user.locked', ['app'], 'Inloggen geblokkeerd'),
  attempts_unlocked: told('user.unlocked', ['app'], 'Blokkering opgeheven'),
  password_capped: internal(['app'], 'Wachtwoord honderd keer fout'),
  session_used: internal(['app'], 'Zonder recht geprobeerd'),
  notice_disputed: internal(['app'], 'Gemeld: dit was ik niet'),
  dispute_settled: internal(['app'], 'Melding afgehandeld'),
  disputes_viewed: internal(['app'], 'Meldingen bekeken'),
  session_revoked: internal(['app'], 'Sessie beëindigd'),
  other_sessions_revoked: internal(['app'], 'Overal anders uitgelogd'),
  // No longer written: it stands in older trails.
  language_set: internal(['app'], 'Taal gekozen'),
  // Registration and authenticators
  authenticator_disabled: told('user.authenticator_disabled', ['app'], 'Authenticator-app uitgeschakeld'),
  authenticator_unreadable: internal(['app'], 'Authenticator-app onleesbaar'),
  password_reset_requested: internal(['app'], 'Hulp bij inloggen gevraagd'),
  registration_mail_requested: told(
    'user.registration_requested',
    ['app'],
    'Registratiemail opnieuw gevraagd',
  ),
  registration_mails_requested: internal(['app'], 'Registratiemails opnieuw gevraagd'),
  registration_renewed: internal(['app'], 'Nieuwe link gevraagd'),
  registration_opened: told('user.registration_opened', ['app'], 'Link geopend'),
  password_set: told('user.password_set', ['app'], 'Wachtwoord ingesteld'),
  password_kept: internal(['app'], 'Wachtwoord behouden'),
  enrolment_started: internal(['app'], 'QR-code getoond'),
  enrolment_code: internal(['app'], 'Eerste code ingevuld'),
  authenticator_enrolled: told('user.enrolled', ['app'], 'Authenticator-app gekoppeld'),
  authenticator_replaced: told('user.authenticator_replaced', ['app'], 'Authenticator-app vervangen'),
  passkey_added: told('user.authenticator_added', ['app'], 'Passkey toegevoegd'),
  authenticator_removed: told('user.authenticator_removed', ['app'], 'Authenticator verwijderd'),
  authenticator_renamed: internal(['app'], 'Authenticator hernoemd'),
  password_reset_completed: told('user.password_reset', ['app'], 'Wachtwoord opnieuw ingesteld'),
  password_changed: told('user.password_changed', ['app'], 'Wachtwoord gewijzigd'),
  replacement_started: internal(['app'], 'Nieuwe telefoon begonnen'),
  replacement_code: internal(['app'], 'Code van nieuwe telefoon'),
  recovery_codes_regenerated: internal(['app'], 'Nieuwe herstelcodes gemaakt'),
  // Organisations and support
  two_factor_activated: told('organisation.two_factor_activated', ['app'], '2FA geactiveerd'),
  organisation_viewed: internal(['app'], 'Organisatie bekeken'),
  organisations_searched: internal(['app'], 'Gezocht'),
  user_viewed: internal(['app'], 'Gebruiker bekeken'),
  employees_viewed: internal(['app'], 'Medewerkers bekeken'),
  support_queue_viewed: internal(['app'], 'Wachtrij bekeken'),
  approval_requested: internal(['app'], 'Verzoek gedaan'),
  approval_approved: internal(['app'], 'Verzoek goedgekeurd'),
  approval_rejected: internal(['app'], 'Verzoek afgewezen'),
  approval_cancelled: internal(['app'], 'Verzoek ingetrokken'),
  approval_expired: internal(['app'], 'Verzoek verlopen'),
  two_factor_reversed: told('organisation.two_factor_reversed', ['app'], '2FA teruggedraaid'),
  two_factor_reset: told('user.two_factor_reset', ['app'], '2FA gereset'),
  new_phone_approved: internal(['app'], 'Nieuwe telefoon toegestaan'),
  enrolment_held: internal(['app'], 'Koppelen vastgehouden'),
  first_enrolment_confirmed: internal(['app'], 'Koppelen bevestigd'),
  mail_bounce_cleared: internal(['app'], 'Bouncemarkering gewist'),
  audit_viewed: internal(['app'], 'Audit bekeken'),
  audit_exported: internal(['app', 'database'], 'Audit geëxporteerd'),
  rollout_viewed: internal(['app'], 'Uitrol bekeken'),
  rollout_exported: internal(['app'], 'Uitrol geëxporteerd'),
  invitations_stopped: internal(['app'], 'Uitnodigingen gestopt'),
  invitations_resumed: internal(['app'], 'Uitnodigingen hervat'),
  employee_created: internal(['app'], 'Medewerker toegevoegd'),
  employee_role_changed: internal(['app'], 'Rol van medewerker gewijzigd'),
  employee_disabled: internal(['app'], 'Medewerker uitgeschakeld'),
  invitations_queued: internal(['worker'], 'Uitnodigingen klaargezet'),
  reminders_queued: internal(['worker'], 'Herinneringen klaargezet'),
  // Mails
  mail_link_minted: internal(['database'], 'Link voor e-mail gemaakt'),
  mail_accepted: internal(['app', 'worker'], 'E-mail verzonden'),
  mail_failed: internal(['app', 'worker'], 'E-mail niet verzonden'),
  mail_replaced: internal(['worker'], 'E-mail vervangen'),
  mail_withdrawn: internal(['worker'], 'E-mail ingetrokken'),
  mail_bounced: told('user.mail_undelivered', ['app', 'worker'], 'E-mail niet afgeleverd'),
  mail_delivered: internal(['app'], 'E-mail afgeleverd'),
  mail_deferred: internal(['app'], 'E-mail uitgesteld'),
  mail_complained: internal(['app'], 'E-mail als ongewenst gemeld'),
  // Other systems
  client_used: internal(['app'], 'Systeem geweigerd'),
  clients_viewed: internal(['app'], 'Systemen bekeken'),
  client_created: internal(['app'], 'Systeem aangemaakt'),
  client_granted: internal(['app'], 'Systeem mag meer'),
  client_changed: internal(['app'], 'Systeem mag minder'),
  client_secret_added: internal(['app'], 'Geheim van systeem toegevoegd'),
  client_secret_revoked: internal(['app'], 'Geheim van systeem ingetrokken'),
  client_revoked: internal(['app'], 'Systeem ingetrokken'),
  client_token_issued: internal(['app'], 'Token voor systeem'),
  client_authenticated: internal(['app'], 'Systeem aangemeld'),
  verification: internal(['app'], 'Code voor ander systeem'),
  organisation_provisioned: told('organisation.changed', ['app'], 'Organisatie aangeleverd'),
  user_created: told('user.created', ['app'], 'Gebruiker aangemaakt'),
  user_changed: told('user.changed', ['app'], 'Gebruiker gewijzigd'),
  user_email_changed: told('user.email_changed', ['app'], 'E-mailadres gewijzigd'),
  user_moved: told('user.moved', ['app'], 'Gebruiker verplaatst'),
  user_disabled: told('user.disabled', ['app'], 'Gebruiker uitgeschakeld'),
  user_enabled: told('user.enabled', ['app'], 'Gebruiker ingeschakeld'),
  user_deleted: told('user.deleted', ['app'], 'Gebruiker verwijderd'),
  provisioning_refused: internal(['app'], 'Aanlevering geweigerd'),
  verifier_stopped: told('user.verifier_stopped', ['app'], 'Systeem gestopt voor gebruiker'),
  webhook_created: internal(['app'], 'Webhook gemaakt'),
  webhook_changed: internal(['app'], 'Webhook gewijzigd'),
  webhook_deleted: internal(['app'], 'Webhook verwijderd'),
  webhook_secret_rotated: internal(['app'], 'Geheim van webhook vernieuwd'),
  webhook_replayed: internal(['app'], 'Webhook herhaald'),
  webhook_disabled: internal(['worker'], 'Webhook uitgeschakeld'),
  // The keeping of all this
  key_rotation_started: internal(['app'], 'Vernieuwen van sleutels begonnen'),
  key_rotation_ended: internal(['app'], 'Sleutels vernieuwd'),
  retention_purged: internal(['database'], 'Verlopen gegevens gewist'),
} as const;

/**
 * As whom each role writes: the API for whoever asks it, the worker for nobody but itself. `audit-writers.sql` holds it at the table; what the database's own
 * functions write is theirs.
 */
export const writers = {
  app: ['user', 'employee', 'client', 'system', 'anonymous'],
  worker: ['system'],
} as const;

type Writer = keyof typeof writers | 'database';

/** A fact that other systems are told of, as `publicType`. */
function told<const PublicType extends string, const By extends Writer>(
  publicType: PublicType,
  by: readonly By[],
  words: string,
) {
  return { by, words, publicType };
}

/** What stays in this house. */
function internal<const By extends Writer>(by: readonly By[], words: string) {
  return { by, words, publicType: null };
}

type EventTypes = typeof eventTypes;

export type EventType = keyof EventTypes;

/** What a role of the database may write. */
export type EventTypeOf<By extends Writer> = {
  [Type in EventType]: By extends EventTypes[Type]['by'][number] ? Type : never;
}[EventType];

/** The types that other systems are told of. */
export type ToldEventType = {
  [Type in EventType]: EventTypes[Type]['publicType'] extends null ? never : Type;
}[EventType];

/** A type as other systems know it. */
export type PublicEventType = EventTypes[ToldEventType]['publicType'];
