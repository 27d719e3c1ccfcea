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
  const now = deps.now();
  const event = { type: 'registration_mail_requested', ...byPerson(session, clientAddress), userId } as const;
  const senseless = refuseSenseless(session, user);
  if (senseless) {
    await recordEvent(deps.db, { ...event, result: 'refused', reason: senseless.outcome }, now);
    return senseless;
  }
  const until = await deps.db.transaction(async (tx) => {
    const limitedUntil = await requestRegistrationMail(tx, { userId, requestedBy }, now);
    const what = limitedUntil
      ? ({ result: 'refused', reason: 'mail_limited' } as const)
      : ({ result: 'success' } as const);
    await recordEvent(tx, { ...event, ...what }, now);
    return limitedUntil;
  });
  return until ? { outcome: 'limited', until } : { outcome: 'queued', maskedEmail: maskEmail(user.email) };
}

function refuseSenseless(
  session: Session,
  { authenticatorState }: { authenticatorState: 'active' | 'disabled' | null },
): { outcome: 'already_enrolled' } | { outcome: 'not_required' } | undefined {
  if (authenticatorState === 'active') return { outcome: 'already_enrolled' };
  return !session.decision.required && authenticatorState === null ? { outcome: 'not_required' } : undefined;
}
