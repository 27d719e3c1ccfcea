import type { Addressee, Language, Mail } from './mail.ts';

const at = new Date('2025-06-11T12:27:00Z');
const expiresAt = new Date('2025-06-12T12:27:00Z');
const requiredFrom = new Date('2025-10-31T23:00:00Z');
const link = 'http://localhost:3000/totpservice/registration#AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-AbCdE';

export const sampleAddressees: Record<Language, Addressee> = {
  nl: { title: 'heer', namePrefix: '', surname: 'Wientjes', language: 'nl' },
  en: { title: 'mevrouw', namePrefix: 'van', surname: 'Joosten', language: 'en' },
};

/** Every mail in every variant, by its number in SCREENS.md, for the preview and for the test that renders them all. */
export const sampleMails: Record<string, Mail> = {
  'm1-registration-activation': { template: 'registration', reason: 'activation', link, expiresAt },
  'm1-registration-mandatory': {
    template: 'registration',
    reason: 'mandatory',
    requiredFrom,
    link,
    expiresAt,
  },
  'm1-registration-employee': { template: 'registration', reason: 'employee', link, expiresAt },
  'm1-registration-other': { template: 'registration', reason: 'other', link, expiresAt },
  'm1-already-enrolled-activation': { template: 'already_enrolled', reason: 'activation' },
  'm1-already-enrolled-other': { template: 'already_enrolled', reason: 'other' },
  'm2-two-factor-activated': { template: 'two_factor_activated', at },
  'm3-password-reset-password': { template: 'password_reset', lost: 'password', link, expiresAt },
  'm3-password-reset-authenticator': { template: 'password_reset', lost: 'authenticator', link, expiresAt },
  'm4-password-changed': { template: 'password_changed', at },
  'email-changed': { template: 'email_changed', at },
  'm5-authenticator-replaced': { template: 'authenticator_replaced', at },
  'm5-authenticator-replaced-notice': {
    template: 'authenticator_replaced_notice',
    at,
    name: 'Jonnie van Joosten',
    organisation: 'Voorbeeld Transport',
  },
  'm5-authenticator-replaced-notice-employee': {
    template: 'authenticator_replaced_notice',
    at,
    name: 'Anna de Wit',
    organisation: null,
  },
  'm6-two-factor-reversed': {
    template: 'two_factor_reversed',
    at,
    organisation: 'Voorbeeld Transport',
    reason: 'De hoofdgebruiker is uit dienst en de nieuwe heeft nog geen telefoon van de zaak.',
    endedActivation: true,
    exemptUntil: null,
  },
  'm6-two-factor-reversed-exempt': {
    template: 'two_factor_reversed',
    at,
    organisation: 'Voorbeeld Transport',
    reason: 'Telefoons worden vervangen.',
    endedActivation: true,
    exemptUntil: new Date('2025-11-14T23:00:00Z'),
  },
  'm6-two-factor-postponed': {
    template: 'two_factor_reversed',
    at,
    organisation: 'Voorbeeld Transport',
    reason: 'Telefoons worden vervangen.',
    endedActivation: false,
    exemptUntil: new Date('2025-11-14T23:00:00Z'),
  },
  'two-factor-reset': { template: 'two_factor_reset', at },
  'new-phone-approved': { template: 'new_phone_approved', at },
  'm7-login-locked-code': {
    template: 'login_locked',
    until: new Date('2025-06-11T12:42:00Z'),
    lockedBy: 'code',
  },
  'm7-login-locked-password': {
    template: 'login_locked',
    until: new Date('2025-06-11T12:42:00Z'),
    lockedBy: 'password',
  },
  'm8-mandatory-reminder': { template: 'mandatory_reminder', requiredFrom, days: 45 },
  'm8-mandatory-reminder-last-day': { template: 'mandatory_reminder', requiredFrom, days: 1 },
  'm9-mandatory-reminder-main-user': {
    template: 'mandatory_reminder_main_user',
    requiredFrom,
    days: 14,
    notEnrolled: 12,
  },
  'm9-mandatory-reminder-main-user-one': {
    template: 'mandatory_reminder_main_user',
    requiredFrom,
    days: 1,
    notEnrolled: 1,
  },
  'm9-mandatory-reminder-support': {
    template: 'mandatory_reminder_support',
    requiredFrom,
    days: 14,
    notEnrolled: 210,
    organisations: 12,
  },
};
