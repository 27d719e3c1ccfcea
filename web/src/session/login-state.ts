import type { Schema } from '@tvm/contract';

/** What the login screens hand to each other in the history entry, so that a refresh and Back keep it. Never a secret. */
export type LoginState = {
  /** Why the person stands at the login page again. */
  notice?: 'signIn' | 'loggedOut' | 'challengeMissing';
  /** The application's login that this is for. */
  interaction?: string | undefined;
  /** The second step: how the app lists the account, and what finishes it. */
  challenge?: Pick<Schema<'LoginStepCode'>, 'issuer' | 'email' | 'ways' | 'takesRecoveryCodes'>;
  /** What was typed at the login page, for the help page. */
  email?: string | undefined;
  /** Until when nobody logs in. */
  locked?: { until: string };
  /** The mail that has to be followed first. */
  registrationRequired?: Pick<Schema<'LoginStepRegistrationRequired'>, 'maskedEmail' | 'mailSent'>;
};

/** How many recovery codes are left, for the portal's home: after one was used, and after any login where they are few. */
export type HomeState = { recoveryCodesLeft?: number; codesAreFew?: number };

/** So few that it is time for new ones. */
export const fewCodes = 2;
