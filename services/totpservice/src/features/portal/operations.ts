import type { Operation } from '../../http/contract-operation.ts';
import { endSession } from './login/end-session.ts';
import { getInteraction } from './login/get-interaction.ts';
import { getSession } from './login/get-session.ts';
import { resendOwnRegistration } from './login/resend-own-registration.ts';
import { startLogin } from './login/start-login.ts';
import { useRecoveryCode } from './login/use-recovery-code.ts';
import { verifyLoginCode } from './login/verify-login-code.ts';

/** Every operation of the portal. */
export const portalOperations: readonly Operation[] = [
  endSession,
  getInteraction,
  getSession,
  resendOwnRegistration,
  startLogin,
  useRecoveryCode,
  verifyLoginCode,
];
