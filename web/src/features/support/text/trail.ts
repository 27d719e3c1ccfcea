import { eventTypes } from '@tvm/audit/event-types';

/** What happened, by the type of its event in the audit trail. A type that is no longer there is shown as it is. */
export const eventWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(eventTypes).map(([type, { words }]) => [type, words]),
);

/** Why something failed or was refused, where support meets it often. */
const reasons: Readonly<Record<string, string>> = {
  wrong: 'Onjuist',
  used: 'Al gebruikt',
  locked: 'Tijdelijk geblokkeerd',
  user_not_found: 'Gebruiker onbekend',
  organisation_not_found: 'Organisatie onbekend',
  organisation_unknown: 'Organisatie onbekend',
  user_disabled: 'Gebruiker uitgeschakeld',
  no_authenticator: 'Geen authenticator-app',
  mail_limited: 'Te vaak om een e-mail gevraagd',
  network_limited: 'Te veel vanaf één netwerk',
  too_many_attempts: 'Te veel pogingen',
  two_factor_required: '2FA verplicht',
  employee_required: 'Alleen voor medewerkers',
  role_required: 'Andere rol nodig',
  step_up_required: 'Niet kort geleden bevestigd',
  main_user_required: 'Geen hoofdgebruiker',
  two_factor_already_mandatory: 'Al verplicht',
  user_list_changed: 'Gebruikers veranderd',
  password_refused: 'Wachtwoord voldoet niet',
  link_used: 'Link al gebruikt',
  link_replaced: 'Link vervangen',
  link_expired: 'Link verlopen',
  already_enrolled: 'Had al 2FA',
  not_required: 'Niet nodig',
  registration_not_required: 'Niet nodig',
  renewal_refused: 'Link niet te vernieuwen',
  mail_limit_reached: 'Te vaak om een e-mail gevraagd',
  proof_required: 'Wachtwoord niet kort geleden gegeven',
  proof_rejected: 'Bewijs klopt niet',
  approval_required: 'Goedkeuring nodig',
  authenticator_missing: 'Geen authenticator-app',
  replacement_not_started: 'Geen nieuwe telefoon onderhanden',
  session_not_found: 'Sessie onbekend',
  hard_bounce: 'Adres bestaat niet',
  soft_bounce: 'Postvak neemt niets aan',
  complaint: 'Als ongewenst gemeld',
  insufficient_scope: 'Recht ontbreekt',
  invalid_client: 'Systeem niet herkend',
};

/** In words; a reason without any is shown as it is, and a success needs none. */
export const reasonOf = ({ result, reason }: { result: string; reason: string | null }): string | null =>
  result === 'success' || reason === null ? null : (reasons[reason] ?? reason);
