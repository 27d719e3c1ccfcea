import type { Addressee, Mail } from './mail.ts';

const at = new Date('2025-06-11T12:27:00Z');
const expiresAt = new Date('2025-06-12T12:27:00Z');
const link = 'http://localhost:3000/totpservice/registration#AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-AbCdE';

export const sampleAddressee: Addressee = { title: 'heer', namePrefix: '', surname: 'Wientjes' };

/** Every mail in every variant, for the preview and for the test that renders them all. */
export const sampleMails: Record<string, Mail> = {
  'registration-activation': { template: 'registration', reason: 'activation', link, expiresAt },
  'registration-other': { template: 'registration', reason: 'other', link, expiresAt },
  'already-enrolled-activation': { template: 'already_enrolled', reason: 'activation' },
  'already-enrolled-other': { template: 'already_enrolled', reason: 'other' },
  'two-factor-activated': { template: 'two_factor_activated', at },
  'password-reset-password': { template: 'password_reset', lost: 'password', link, expiresAt },
  'password-reset-authenticator': { template: 'password_reset', lost: 'authenticator', link, expiresAt },
  'password-changed': { template: 'password_changed', at },
  'authenticator-replaced': { template: 'authenticator_replaced', at },
  'authenticator-replaced-notice': {
    template: 'authenticator_replaced_notice',
    at,
    name: 'Jonnie van Joosten',
    organisation: 'Voorbeeld Transport',
  },
};
