import type { Operation } from '../../http/contract-operation.ts';
import { endSession } from './login/end-session.ts';
import { getInteraction } from './login/get-interaction.ts';
import { getSession } from './login/get-session.ts';
import { resendOwnRegistration } from './login/resend-own-registration.ts';
import { startLogin } from './login/start-login.ts';
import { useRecoveryCode } from './login/use-recovery-code.ts';
import { verifyLoginCode } from './login/verify-login-code.ts';
import { activateTwoFactor } from './organisation/activate-two-factor.ts';
import { getOrganisationTwoFactor } from './organisation/get-organisation-two-factor.ts';
import { getUserTimeline } from './organisation/get-user-timeline.ts';
import { listOrganisationUsers } from './organisation/list-organisation-users.ts';
import { resendRegistrationMail } from './organisation/resend-registration-mail.ts';
import { resendRegistrationMails } from './organisation/resend-registration-mails.ts';
import { changePassword } from './profile/change-password.ts';
import { confirmAuthenticatorReplacement } from './profile/confirm-authenticator-replacement.ts';
import { getProfile } from './profile/get-profile.ts';
import { listSessions } from './profile/list-sessions.ts';
import { regenerateRecoveryCodes } from './profile/regenerate-recovery-codes.ts';
import { revokeOtherSessions } from './profile/revoke-other-sessions.ts';
import { revokeSession } from './profile/revoke-session.ts';
import { setLanguage } from './profile/set-language.ts';
import { startAuthenticatorReplacement } from './profile/start-authenticator-replacement.ts';
import { stepUp } from './profile/step-up.ts';
import { confirmEnrolment } from './registration/confirm-enrolment.ts';
import { confirmPasswordReset } from './registration/confirm-password-reset.ts';
import { getRegistration } from './registration/get-registration.ts';
import { inspectRegistration } from './registration/inspect-registration.ts';
import { openRegistration } from './registration/open-registration.ts';
import { renewRegistration } from './registration/renew-registration.ts';
import { requestPasswordReset } from './registration/request-password-reset.ts';
import { setPassword } from './registration/set-password.ts';
import { startEnrolment } from './registration/start-enrolment.ts';

/** Every operation of the portal. */
export const portalOperations: readonly Operation[] = [
  endSession,
  getInteraction,
  getSession,
  resendOwnRegistration,
  startLogin,
  useRecoveryCode,
  verifyLoginCode,
  confirmEnrolment,
  confirmPasswordReset,
  getRegistration,
  inspectRegistration,
  openRegistration,
  renewRegistration,
  requestPasswordReset,
  setPassword,
  startEnrolment,
  activateTwoFactor,
  getOrganisationTwoFactor,
  getUserTimeline,
  listOrganisationUsers,
  resendRegistrationMail,
  resendRegistrationMails,
  changePassword,
  confirmAuthenticatorReplacement,
  getProfile,
  listSessions,
  regenerateRecoveryCodes,
  revokeOtherSessions,
  revokeSession,
  setLanguage,
  startAuthenticatorReplacement,
  stepUp,
];
