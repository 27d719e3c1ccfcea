import { hashToken, mintToken } from '@tvm/keys';
import { canonicaliseEmail, maskEmail } from '@tvm/policy';
import type { Deps } from '../../deps.ts';
import type { ClientInfo } from '../../http/client-info.ts';
import { requestRegistrationMail } from '../../mails/request-registration-mail.ts';
import { byPerson, recordEvent } from '../../security/audit.ts';
import { checkPassword } from '../../security/check-password.ts';
import { rehashPassword } from '../../security/rehash-password.ts';
import { sessionAbsoluteSeconds } from '../../security/session.ts';
import { decisionOf } from '../../security/two-factor-decision.ts';
import {
  findLoginSubject,
  insertLoginChallenge,
  insertPasswordSession,
  type LoginSubject,
} from './login.queries.ts';

/** DESIGN section 7. */
const challengeSeconds = 600;

export type StartLogin =
  | { outcome: 'session'; token: string; expiresAt: Date }
  | { outcome: 'code'; token: string; email: string; expiresAt: Date }
  | { outcome: 'registration_required'; maskedEmail: string; mailSent: boolean }
  | { outcome: 'invalid' }
  | { outcome: 'locked'; lockedUntil: Date };

/**
 * Starts a login with an address and a password. An unknown address, a disabled user, a user without a password and a wrong password get the
 * same answer after the same work (SECURITY rules 4 and 15).
 */
export async function startLogin(
  deps: Deps,
  input: { email: string; password: string; client: ClientInfo },
): Promise<StartLogin> {
  const canonical = canonicaliseEmail(input.email);
  const subject = canonical ? await findLoginSubject(deps.db, canonical) : undefined;
  const stored =
    subject?.passwordHash && subject.pepperKeyId
      ? { hash: subject.passwordHash, pepperKeyId: subject.pepperKeyId }
      : undefined;
  const check = await checkPassword(deps, {
    address: canonical ?? input.email,
    password: input.password,
    stored,
    clientNetwork: input.client.network,
  });
  if (check.outcome === 'right' && subject && stored) {
    await rehashPassword(deps, subject.userId, input.password, stored);
    return afterPassword(deps, subject, input.client);
  }
  await recordEvent(
    deps.db,
    {
      type: 'login_password',
      result: check.outcome === 'locked' ? 'refused' : 'failure',
      reason: check.outcome === 'locked' ? 'locked' : subject ? 'wrong_password' : 'unknown_address',
      actor: { kind: 'anonymous' },
      organisationId: subject?.organisationId ?? null,
      ...(subject && { userId: subject.userId }),
      clientAddress: input.client.address,
    },
    deps.now(),
  );
  return check.outcome === 'locked' ? check : { outcome: 'invalid' };
}

async function afterPassword(deps: Deps, subject: LoginSubject, client: ClientInfo): Promise<StartLogin> {
  if (subject.authenticatorState === 'active') return challenge(deps, subject, client);
  const { required } = decisionOf(deps.config, subject, deps.now());
  if (required || subject.authenticatorState === 'disabled') return sendRegistration(deps, subject, client);
  return openSession(deps, subject, client);
}

/** An event too: a right password that no code follows is what a stolen one looks like. */
async function challenge(deps: Deps, subject: LoginSubject, client: ClientInfo): Promise<StartLogin> {
  const token = mintToken();
  const createdAt = deps.now();
  const expiresAt = new Date(createdAt.getTime() + challengeSeconds * 1000);
  await deps.db.transaction(async (tx) => {
    await insertLoginChallenge(tx, {
      userId: subject.userId,
      tokenHash: hashToken('login-challenge', token),
      credentialEpoch: subject.credentialEpoch,
      createdAt,
      expiresAt,
    });
    const event = { type: 'login_password', result: 'success', reason: 'code_next' } as const;
    await recordEvent(tx, { ...event, ...byPerson(subject, client.address) }, createdAt);
  });
  return { outcome: 'code', token, email: subject.email, expiresAt };
}

async function openSession(deps: Deps, subject: LoginSubject, client: ClientInfo): Promise<StartLogin> {
  const token = mintToken();
  const now = deps.now();
  const expiresAt = new Date(now.getTime() + sessionAbsoluteSeconds * 1000);
  await deps.db.transaction(async (tx) => {
    await insertPasswordSession(tx, {
      userId: subject.userId,
      tokenHash: hashToken('session', token),
      credentialEpoch: subject.credentialEpoch,
      createdAt: now,
      lastSeenAt: now,
      passwordGivenAt: now,
      expiresAt,
      clientAddress: client.address,
      userAgent: client.userAgent ?? null,
    });
    await recordEvent(
      tx,
      { type: 'login_password', result: 'success', ...byPerson(subject, client.address) },
      now,
    );
  });
  return { outcome: 'session', token, expiresAt };
}

/** Nobody is signed in: an old password is never enough to enrol a first authenticator. The mail is the second proof. */
async function sendRegistration(deps: Deps, subject: LoginSubject, client: ClientInfo): Promise<StartLogin> {
  const now = deps.now();
  const mailSent = await deps.db.transaction(async (tx) => {
    const { userId } = subject;
    const limitedUntil = await requestRegistrationMail(tx, { userId, requestedBy: 'own' }, now);
    const reason = limitedUntil ? 'registration_required_mail_limited' : 'registration_required';
    await recordEvent(
      tx,
      { type: 'login_password', result: 'refused', reason, ...byPerson(subject, client.address) },
      now,
    );
    return limitedUntil === undefined;
  });
  return { outcome: 'registration_required', maskedEmail: maskEmail(subject.email), mailSent };
}
