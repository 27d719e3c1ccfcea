/** Whom an event can be of, as its type is written. Whoever is behind a session or a mailed link is a user or an employee. */
const person = ['user', 'employee'] as const;
const visitor = ['user', 'employee', 'anonymous'] as const;
const client = ['client'] as const;
const employee = ['employee'] as const;
const system = ['system'] as const;
/** In the console, or by a command of the host. */
const support = ['employee', 'system'] as const;
/** A client by itself, or employees who decide about what one asked. */
const source = ['client', 'employee'] as const;
/** A main user for a colleague, too. */
const asker = [...source, 'user'] as const;
const anybody = ['user', 'employee', 'anonymous', 'client'] as const;
type Actor = (typeof anybody)[number] | 'system';

/**
 * Every type of event in the audit trail: which role of the database writes it (`database`: a function of it), its words in the console, what other systems are told of it, and as which kinds of
 * actor it is written (a person's, where nothing else stands). They are told facts about organisations and users, never who did it, from where or why.
 */
export const eventTypes = {
  // Logging in
  login_password: internal(['app'], 'Wachtwoord bij inloggen', visitor),
  login_code: internal(['app'], 'Verificatiecode bij inloggen', visitor),
  login_passkey: internal(['app'], 'Passkey bij inloggen', visitor),
  login_recovery_code: internal(['app'], 'Herstelcode bij inloggen', visitor),
  logout: internal(['app'], 'Uitgelogd'),
  fresh_proof: internal(['app'], 'Wachtwoord opnieuw gegeven'),
  step_up: internal(['app'], 'Bevestigd met code'),
  attempts_locked: told('user.locked', ['app'], 'Inloggen geblokkeerd', anybody),
  attempts_unlocked: told('user.unlocked', ['app'], 'Blokkering opgeheven', visitor),
  password_capped: internal(['app'], 'Wachtwoord honderd keer fout', visitor),
  session_used: internal(['app'], 'Zonder recht geprobeerd'),
  notice_disputed: internal(['app'], 'Gemeld: dit was ik niet', visitor),
  dispute_settled: internal(['app'], 'Melding afgehandeld', employee),
  disputes_viewed: internal(['app'], 'Meldingen bekeken', employee),
  session_revoked: internal(['app'], 'Sessie beëindigd'),
  other_sessions_revoked: internal(['app'], 'Overal anders uitgelogd'),
  // No longer written: it stands in older trails.
  language_set: internal(['app'], 'Taal gekozen'),
  // Registration and authenticators
  authenticator_disabled: told(
    'user.authenticator_disabled',
    ['app'],
    'Authenticator-app uitgeschakeld',
    visitor,
  ),
  authenticator_unreadable: internal(['app'], 'Authenticator-app onleesbaar', system),
  password_reset_requested: internal(['app'], 'Hulp bij inloggen gevraagd', visitor),
  registration_mail_requested: told(
    'user.registration_requested',
    ['app'],
    'Registratiemail opnieuw gevraagd',
    anybody,
  ),
  registration_mails_requested: internal(['app'], 'Registratiemails opnieuw gevraagd'),
  registration_renewed: internal(['app'], 'Nieuwe link gevraagd', visitor),
  registration_opened: told('user.registration_opened', ['app'], 'Link geopend', visitor),
  password_set: told('user.password_set', ['app'], 'Wachtwoord ingesteld', visitor),
  password_kept: internal(['app'], 'Wachtwoord behouden', visitor),
  enrolment_started: internal(['app'], 'QR-code getoond', visitor),
  enrolment_code: internal(['app'], 'Eerste code ingevuld', visitor),
  authenticator_enrolled: told('user.enrolled', ['app'], 'Authenticator-app gekoppeld'),
  authenticator_replaced: told('user.authenticator_replaced', ['app'], 'Authenticator-app vervangen'),
  passkey_added: told('user.authenticator_added', ['app'], 'Passkey toegevoegd'),
  authenticator_removed: told('user.authenticator_removed', ['app'], 'Authenticator verwijderd'),
  authenticator_renamed: internal(['app'], 'Authenticator hernoemd'),
  password_reset_completed: told('user.password_reset', ['app'], 'Wachtwoord opnieuw ingesteld', visitor),
  password_changed: told('user.password_changed', ['app'], 'Wachtwoord gewijzigd'),
  replacement_started: internal(['app'], 'Nieuwe telefoon begonnen'),
  replacement_code: internal(['app'], 'Code van nieuwe telefoon'),
  recovery_started: internal(['app'], 'Nieuwe telefoon moet wachten'),
  recovery_stopped: internal(['app'], 'Nieuwe telefoon tegengehouden'),
  recovery_codes_regenerated: internal(['app'], 'Nieuwe herstelcodes gemaakt'),
  // Organisations and support
  two_factor_activated: told('organisation.two_factor_activated', ['app'], '2FA geactiveerd'),
  organisation_viewed: internal(['app'], 'Organisatie bekeken'),
  organisations_searched: internal(['app'], 'Gezocht', employee),
  user_viewed: internal(['app'], 'Gebruiker bekeken', employee),
  employees_viewed: internal(['app'], 'Medewerkers bekeken', employee),
  support_queue_viewed: internal(['app'], 'Wachtrij bekeken', employee),
  approval_requested: internal(['app'], 'Verzoek gedaan', asker),
  approval_approved: internal(['app'], 'Verzoek goedgekeurd'),
  approval_rejected: internal(['app'], 'Verzoek afgewezen'),
  approval_cancelled: internal(['app'], 'Verzoek ingetrokken', support),
  approval_expired: internal(['app'], 'Verzoek verlopen', system),
  two_factor_reversed: told('organisation.two_factor_reversed', ['app'], '2FA teruggedraaid'),
  two_factor_reset: told('user.two_factor_reset', ['app'], '2FA gereset'),
  new_phone_approved: internal(['app'], 'Nieuwe telefoon toegestaan'),
  enrolment_held: internal(['app'], 'Koppelen vastgehouden', system),
  first_enrolment_confirmed: internal(['app'], 'Koppelen bevestigd'),
  mail_bounce_cleared: internal(['app'], 'Bouncemarkering gewist', employee),
  audit_viewed: internal(['app'], 'Audit bekeken', employee),
  audit_exported: internal(['app', 'database'], 'Audit geëxporteerd', employee),
  rollout_viewed: internal(['app'], 'Uitrol bekeken', employee),
  rollout_exported: internal(['app'], 'Uitrol geëxporteerd', employee),
  invitations_stopped: internal(['app'], 'Uitnodigingen gestopt', employee),
  invitations_resumed: internal(['app'], 'Uitnodigingen hervat', employee),
  employee_created: internal(['app'], 'Medewerker toegevoegd', support),
  employee_role_changed: internal(['app'], 'Rol van medewerker gewijzigd', support),
  employee_disabled: internal(['app'], 'Medewerker uitgeschakeld', system),
  invitations_queued: internal(['worker'], 'Uitnodigingen klaargezet', system),
  reminders_queued: internal(['worker'], 'Herinneringen klaargezet', system),
  // Mails
  mail_link_minted: internal(['database'], 'Link voor e-mail gemaakt'),
  mail_accepted: internal(['app', 'worker'], 'E-mail verzonden', system),
  mail_failed: internal(['app', 'worker'], 'E-mail niet verzonden', system),
  mail_replaced: internal(['worker'], 'E-mail vervangen', system),
  mail_withdrawn: internal(['worker'], 'E-mail ingetrokken', system),
  mail_bounced: told('user.mail_undelivered', ['app', 'worker'], 'E-mail niet afgeleverd', system),
  mail_delivered: internal(['app'], 'E-mail afgeleverd', system),
  mail_deferred: internal(['app'], 'E-mail uitgesteld', system),
  mail_complained: internal(['app'], 'E-mail als ongewenst gemeld', system),
  // Other systems
  client_used: internal(['app'], 'Systeem geweigerd', client),
  clients_viewed: internal(['app'], 'Systemen bekeken', employee),
  client_created: internal(['app'], 'Systeem aangemaakt', support),
  client_granted: internal(['app'], 'Systeem mag meer', support),
  client_changed: internal(['app'], 'Systeem mag minder', support),
  client_secret_added: internal(['app'], 'Geheim van systeem toegevoegd', support),
  client_secret_revoked: internal(['app'], 'Geheim van systeem ingetrokken', support),
  client_revoked: internal(['app'], 'Systeem ingetrokken', support),
  client_token_issued: internal(['app'], 'Token voor systeem', client),
  client_authenticated: internal(['app'], 'Systeem aangemeld', client),
  verification: internal(['app'], 'Code voor ander systeem', client),
  organisation_provisioned: told('organisation.changed', ['app'], 'Organisatie aangeleverd', client),
  user_created: told('user.created', ['app'], 'Gebruiker aangemaakt', client),
  password_imported: told('user.password_set', ['app'], 'Wachtwoord meegebracht', client),
  authenticator_imported: told('user.enrolled', ['app'], 'Authenticator-app meegebracht', client),
  user_changed: told('user.changed', ['app'], 'Gebruiker gewijzigd', client),
  user_email_changed: told('user.email_changed', ['app'], 'E-mailadres gewijzigd', client),
  user_moved: told('user.moved', ['app'], 'Gebruiker verplaatst', client),
  user_disabled: told('user.disabled', ['app'], 'Gebruiker uitgeschakeld', client),
  user_enabled: told('user.enabled', ['app'], 'Gebruiker ingeschakeld', client),
  user_deleted: told('user.deleted', ['app'], 'Gebruiker verwijderd', source),
  organisation_deleted: told('organisation.deleted', ['app'], 'Organisatie verwijderd', source),
  provisioning_refused: internal(['app'], 'Aanlevering geweigerd', client),
  verifier_stopped: told('user.verifier_stopped', ['app'], 'Systeem gestopt voor gebruiker', client),
  webhook_created: internal(['app'], 'Webhook gemaakt', client),
  webhook_changed: internal(['app'], 'Webhook gewijzigd', client),
  webhook_deleted: internal(['app'], 'Webhook verwijderd', client),
  webhook_secret_rotated: internal(['app'], 'Geheim van webhook vernieuwd', client),
  webhook_replayed: internal(['app'], 'Webhook herhaald', client),
  signal_stream_changed: internal(['app'], 'Signaalstroom gewijzigd', client),
  webhook_disabled: internal(['worker'], 'Webhook uitgeschakeld', system),
  // The keeping of all this
  key_rotation_started: internal(['app'], 'Vernieuwen van sleutels begonnen', system),
  key_rotation_ended: internal(['app'], 'Sleutels vernieuwd', system),
  retention_purged: internal(['database'], 'Verlopen gegevens gewist'),
} as const;

/** The roles that write events of their own; what the database's own functions write is theirs. `audit-writers.sql` holds it at the table. */
export const writers = ['app', 'worker'] as const;

type Writer = (typeof writers)[number] | 'database';

/** A fact that other systems are told of, as `publicType`. */
function told<const PublicType extends string, const By extends Writer>(
  publicType: PublicType,
  by: readonly By[],
  words: string,
  actors: readonly Actor[] = person,
) {
  return { by, words, publicType, actors };
}

/** What stays in this house. */
function internal<const By extends Writer>(
  by: readonly By[],
  words: string,
  actors: readonly Actor[] = person,
) {
  return { by, words, publicType: null, actors };
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
