import { maskEmail } from '@tvm/policy';
import type { Deps } from '../deps.ts';
import type { Refusal } from '../http/problems.ts';
import { recordEvent, type Who } from '../trail/audit.ts';
import { recordRefused } from '../trail/record-refused.ts';
import { type RegistrationRequester, requestRegistrationMail } from './request-registration-mail.ts';

export type ResendRegistration =
  | { mailId: string; maskedEmail: string }
  | Refusal<'already_enrolled' | 'registration_not_required' | 'mail_limit_reached'>;

interface Recipient {
  userId: string;
  email: string;
  organisationId: string | null;
  authenticatorState: 'active' | 'disabled' | null;
  /** Whether there is something to register for without a disabled authenticator: 2FA is required, or there is no password. */
  mustRegister: boolean;
}

/** Has a user's registration mail sent again where that makes sense, and writes down who asked for it. */
export async function resendRegistration(
  deps: Deps,
  who: Who,
  input: { user: Recipient; requestedBy: Exclude<RegistrationRequester, 'renewal'> },
): Promise<ResendRegistration> {
  const { user, requestedBy } = input;
  const { userId, organisationId } = user;
  const now = deps.now();
  const event = { type: 'registration_mail_requested', ...who, userId, organisationId } as const;
  const senseless = refuseSenseless(user);
  if (senseless) return recordRefused(deps.db, event, senseless, now);
  return deps.db.transaction(async (tx) => {
    const requested = await requestRegistrationMail(tx, { userId, requestedBy }, now);
    if ('limitedUntil' in requested) {
      const refusal = { refused: 'mail_limit_reached', retryAt: requested.limitedUntil } as const;
      return recordRefused(tx, event, refusal, now);
    }
    await recordEvent(tx, { ...event, result: 'success' }, now);
    return { ...requested, maskedEmail: maskEmail(user.email) };
  });
}

function refuseSenseless({
  authenticatorState,
  mustRegister,
}: Recipient): Refusal<'already_enrolled' | 'registration_not_required'> | undefined {
  if (authenticatorState === 'active') return { refused: 'already_enrolled' };
  return !mustRegister && authenticatorState === null ? { refused: 'registration_not_required' } : undefined;
}
