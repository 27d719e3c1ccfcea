import { eventTypes } from '@tvm/audit/event-types';
import type { ProblemCode } from '@tvm/contract';

/** What happened, by the type of its event in the audit trail. A type that is no longer there is shown as it is. */
export const eventWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(eventTypes).map(([type, { words }]) => [type, words]),
);

/** Why something was refused, where support meets it often. */
const refusals: Partial<Record<ProblemCode, string>> = {
  login_locked: 'Tijdelijk geblokkeerd',
  mailed_link_required: 'Alleen nog met de link per e-mail',
  registration_used: 'Link al gebruikt',
  registration_replaced: 'Link vervangen',
  registration_expired: 'Link verlopen',
  registration_withdrawn: 'Link ingetrokken',
  user_not_found: 'Gebruiker onbekend',
  organisation_not_found: 'Organisatie onbekend',
  organisation_unknown: 'Organisatie onbekend',
  user_disabled: 'Gebruiker uitgeschakeld',
  rate_limited: 'Te veel vanaf één netwerk',
  two_factor_required: '2FA verplicht',
  passkey_required: 'Alleen met passkey',
  employee_required: 'Alleen voor medewerkers',
  role_required: 'Andere rol nodig',
  step_up_required: 'Niet kort geleden bevestigd',
  main_user_required: 'Geen hoofdgebruiker',
  two_factor_already_mandatory: 'Al verplicht',
  user_list_changed: 'Gebruikers veranderd',
  password_refused: 'Wachtwoord voldoet niet',
  already_enrolled: 'Had al 2FA',
  registration_not_required: 'Niet nodig',
  renewal_refused: 'Link niet te vernieuwen',
  mail_limit_reached: 'Te vaak om een e-mail gevraagd',
  proof_required: 'Wachtwoord niet kort geleden gegeven',
  proof_rejected: 'Bewijs klopt niet',
  approval_required: 'Goedkeuring nodig',
  help_disabled: 'Hulp door hoofdgebruikers staat uit',
  support_required: 'Alleen door TVM',
  recovery_waits: 'Moet 24 uur wachten',
  recovery_stopped: 'Tegengehouden',
  enrolment_held: 'Wacht op bevestiging',
  notice_unknown: 'Code van melding onbekend',
  notice_expired: 'Code van melding verlopen',
  dispute_not_found: 'Melding onbekend',
  dispute_settled: 'Melding al afgehandeld',
  colleague_moved: 'Komt van een andere organisatie',
  main_user_too_new: 'Zelf kort geleden gewijzigd',
  authenticator_missing: 'Geen authenticator-app',
  replacement_not_started: 'Geen nieuwe telefoon onderhanden',
  code_rejected: 'Code klopt niet',
  invalid_credentials: 'E-mailadres of wachtwoord klopt niet',
  login_challenge_missing: 'Inloggen duurde te lang',
  registration_step_refused: 'Stap niet aan de beurt',
  validation_failed: 'Onjuist ingevuld',
  unauthenticated: 'Niet meer ingelogd',
  confirmation_mismatch: 'Naam niet juist overgenomen',
  approval_not_found: 'Aanvraag onbekend',
  approval_not_open: 'Aanvraag al afgehandeld',
  approval_open: 'Er wacht al een aanvraag',
  approval_changed: 'Aanvraag intussen veranderd',
  approval_not_needed: 'Goedkeuring niet nodig',
  nothing_to_reverse: 'Niets terug te draaien',
  second_employee_required: 'Tweede medewerker nodig',
  requester_required: 'Alleen voor de aanvrager',
  requester_left: 'Aanvrager mag dit niet meer',
  not_for_oneself: 'Niet voor zichzelf',
  identity_not_checked: 'Identiteit niet gecontroleerd',
  client_not_found: 'Systeem onbekend',
  client_revoked: 'Systeem ingetrokken',
  email_in_use: 'E-mailadres al in gebruik',
  version_stale: 'Verouderde gegevens',
  session_not_found: 'Sessie onbekend',
  insufficient_scope: 'Recht ontbreekt',
};

/** Why something failed, or was refused without a problem in the answer. */
const failures: Readonly<Record<string, string>> = {
  wrong: 'Onjuist',
  wrong_password: 'Onjuist wachtwoord',
  unknown_address: 'E-mailadres onbekend',
  provider_failed: 'Dienst voor e-mail weigerde',
  suppressed: 'Adres staat op de stoplijst',
  replayed: 'Al gebruikt',
  no_authenticator: 'Geen authenticator-app',
  locked: 'Tijdelijk geblokkeerd',
  stopped: 'Geblokkeerd voor dit systeem',
  registration_required: 'Eerst registreren',
  too_many_attempts: 'Te veel pogingen',
  link_used: 'Link al gebruikt',
  link_replaced: 'Link vervangen',
  link_expired: 'Link verlopen',
  not_required: 'Niet nodig',
  hard_bounce: 'Adres bestaat niet',
  soft_bounce: 'Postvak neemt niets aan',
  complaint: 'Als ongewenst gemeld',
  invalid_client: 'Systeem niet herkend',
};

const words: Readonly<Record<string, string>> = { ...failures, ...refusals };

/** In words; one without any is called so, with its code, and a success needs none. */
export const reasonOf = ({ result, reason }: { result: string; reason: string | null }): string | null =>
  result === 'success' || reason === null ? null : (words[reason] ?? `Andere reden (${reason})`);
