import type { Handlers } from '../../http/contract-routes.ts';

export const profileHandlers = {
  async stepUp() {
    throw new Error('not there yet');
  },
  async getProfile() {
    throw new Error('not there yet');
  },
  async setLanguage() {
    throw new Error('not there yet');
  },
  async changePassword() {
    throw new Error('not there yet');
  },
  async startAuthenticatorReplacement() {
    throw new Error('not there yet');
  },
  async confirmAuthenticatorReplacement() {
    throw new Error('not there yet');
  },
  async regenerateRecoveryCodes() {
    throw new Error('not there yet');
  },
  async listSessions() {
    throw new Error('not there yet');
  },
  async revokeOtherSessions() {
    throw new Error('not there yet');
  },
  async revokeSession() {
    throw new Error('not there yet');
  },
} satisfies Partial<Handlers>;
