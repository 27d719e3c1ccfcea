import type { Schema } from '@tvm/contract';
import { type EmployeeRole, mayAct } from './roles.ts';

/** What support can do for one user, as it stands in the address. */
export type UserAction =
  | 'resend'
  | 'unlock'
  | 'newPhone'
  | 'reset'
  | 'firstEnrolment'
  | 'clearBounce'
  | 'otherRole';

/** Those that make sense now for whoever looks; the API decides anew. */
export function actionsFor(
  user: Schema<'SupportUser'>,
  { role, isSelf }: { role: EmployeeRole | null; isSelf: boolean },
): UserAction[] {
  if (!mayAct(role) || isSelf || user.disabled) return [];
  const { authenticator, twoFactor, passwordSet } = user;
  const mustRegister =
    authenticator?.state === 'disabled' || (!authenticator && (twoFactor.required || !passwordSet));
  const isWaiting = user.openRequest !== null;
  return [
    ...(mustRegister ? (['resend'] as const) : []),
    ...(user.locks.some(({ by }) => by !== 'password_capped') ? (['unlock'] as const) : []),
    ...(authenticator && (user.newPhone === 'approval_needed' || user.newPhone === 'waits') && !isWaiting
      ? (['newPhone'] as const)
      : []),
    ...(authenticator && !isWaiting ? (['reset'] as const) : []),
    ...(user.heldBecause.length > 0 && !isWaiting ? (['firstEnrolment'] as const) : []),
    ...(user.mailUndelivered ? (['clearBounce'] as const) : []),
    ...(user.kind === 'employee' && role === 'support_lead' && user.openRequest?.kind !== 'employee_role'
      ? (['otherRole'] as const)
      : []),
  ];
}
