import { maskEmail } from '@tvm/policy';
import type { Deps } from '../deps.ts';
import { byPerson, recordEvent } from '../security/audit.ts';
import type { Session } from '../security/session.ts';
import { requestRegistrationMail } from './request-registration-mail.ts';

export type ResendRegistration =
  | { outcome: 'queued'; maskedEmail: string }
  | { outcome: 'already_enrolled' }
  | { outcome: 'not_required' }
  | { outcome: 'limited'; until: Date };

/** Has a user's registration mail sent again where that makes sense, and writes down who asked for it. */
export async function resendRegistration(
  deps: Deps,
  session: Session,
  input: {
    user: { userId: string; email: string; authenticatorState: 'active' | 'disabled' | null };
    requestedBy: 'own' | 'main_user';
    clientAddress: string;
  },
): Promise<ResendRegistration> {
  const { user, requestedBy, clientAddress } = input;
  const { userId } = user;
  if (user.authenticatorState === 'active') return { outcome: 'already_enrolled' };
  if (!session.decision.required && user.authenticatorState === null) return { outcome: 'not_required' };
  const now = deps.now();
  const until = await deps.db.transaction(async (tx) => {
    const limitedUntil = await requestRegistrationMail(tx, { userId, requestedBy }, now);
    const result = limitedUntil ? 'refused' : 'success';
    const event = { type: 'registration_mail_requested', result } as const;
    await recordEvent(tx, { ...event, ...byPerson(session, clientAddress), userId }, now);
    return limitedUntil;
  });
  return until ? { outcome: 'limited', until } : { outcome: 'queued', maskedEmail: maskEmail(user.email) };
}
