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
  session: Session,
  input: {
    user: Recipient;
    requestedBy: 'own' | 'main_user' | 'support';
    clientAddress: string;
  },
): Promise<ResendRegistration> {
  const { user, requestedBy, clientAddress } = input;
  const { userId, organisationId } = user;
  const now = deps.now();
  const target = { userId, organisationId };
  const event = {
    type: 'registration_mail_requested',
    ...byPerson(session, clientAddress),
    ...target,
  } as const;
  const senseless = refuseSenseless(user);
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

function refuseSenseless({
  authenticatorState,
  mustRegister,
}: Recipient): { outcome: 'already_enrolled' } | { outcome: 'not_required' } | undefined {
  if (authenticatorState === 'active') return { outcome: 'already_enrolled' };
  return !mustRegister && authenticatorState === null ? { outcome: 'not_required' } : undefined;
}
