import { hashToken, inLane, mintToken } from '@tvm/keys';
import { canonicaliseEmail, maskEmail } from '@tvm/policy';
import { checkPassword, laneOf } from '../../../credentials/check-password.ts';
import { rehashPassword } from '../../../credentials/rehash-password.ts';
import type { Deps } from '../../../deps.ts';
import { isOfNobody } from '../../../http/error-handler.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { requestRegistrationMail } from '../../../mails/request-registration-mail.ts';
import {
  type DeviceCookie,
  findKnownBrowser,
  type KnownBrowser,
  rememberBrowser,
} from '../../../sessions/device-cookie.ts';
import { sessionAbsoluteSeconds } from '../../../sessions/session.ts';
import { decisionOf } from '../../../standing/two-factor-decision.ts';
import { byAnonymous, byPerson, recordEvent } from '../../../trail/audit.ts';
import {
  findLoginSubject,
  insertLoginChallenge,
  insertPasswordSession,
  type LoginSubject,
} from './login.queries.ts';

/** DESIGN section 7. */
const challengeSeconds = 600;

export type StartLogin =
  | { outcome: 'session'; token: string; expiresAt: Date; device: DeviceCookie }
  | { outcome: 'code'; token: string; email: string; expiresAt: Date }
  | { outcome: 'registration_required'; maskedEmail: string; mailSent: boolean }
  | { outcome: 'invalid' }
  | { outcome: 'locked'; lockedUntil: Date };

interface Input {
  email: string;
  password: string;
  /** The device cookie that the browser sent. */
  deviceToken: string | undefined;
  client: Visitor;
}

/**
 * Starts a login with an address and a password. An unknown address, a disabled user, a user without a password and a wrong password get the
 * same answer after the same work (SECURITY rules 4 and 15).
 * @throws LaneFullError before anything is counted, and for a browser without a device cookie before any query
 */
export async function startLogin(deps: Deps, input: Input): Promise<StartLogin> {
  const emailCanonical = canonicaliseEmail(input.email);
  const { deviceToken: token } = input;
  const knownBrowser =
    token && emailCanonical
      ? await findKnownBrowser(deps.db, { token, emailCanonical }, deps.now())
      : undefined;
  return inLane(laneOf(knownBrowser), () => logIn(deps, input, emailCanonical, knownBrowser));
}

async function logIn(
  deps: Deps,
  input: Input,
  emailCanonical: string | undefined,
  knownBrowser: KnownBrowser | undefined,
): Promise<StartLogin> {
  const { password, client } = input;
  const subject = emailCanonical ? await findLoginSubject(deps.db, emailCanonical) : undefined;
  const stored =
    subject?.passwordHash && subject.pepperKeyId
      ? { hash: subject.passwordHash, pepperKeyId: subject.pepperKeyId }
      : undefined;
  const address = emailCanonical ?? input.email;
  const who = byAnonymous(subject, client.address);
  const check = await checkPassword(deps, { address, password, stored, knownBrowser, client, who });
  if (check.outcome === 'right' && subject && stored) {
    await rehashPassword(deps, subject.userId, password, stored, laneOf(knownBrowser));
    return unlessDeleted(afterPassword(deps, subject, input));
  }
  const wrong = { result: 'failure', reason: subject ? 'wrong_password' : 'unknown_address' } as const;
  const what = check.outcome === 'locked' ? ({ result: 'refused', reason: 'locked' } as const) : wrong;
  await recordEvent(deps.db, { type: 'login_password', ...what, ...who }, deps.now());
  return check.outcome === 'locked' ? check : { outcome: 'invalid' };
}

/** Whoever was deleted between the password and what follows is nobody by now; what was begun is undone. */
async function unlessDeleted(login: Promise<StartLogin>): Promise<StartLogin> {
  try {
    return await login;
  } catch (error) {
    if (isOfNobody(error)) return { outcome: 'invalid' };
    throw error;
  }
}

async function afterPassword(deps: Deps, subject: LoginSubject, input: Input): Promise<StartLogin> {
  const { client } = input;
  if (subject.authenticatorState === 'active') return challenge(deps, subject, client);
  const { required } = decisionOf(deps.config, subject, deps.now());
  if (required || subject.authenticatorState === 'disabled') return sendRegistration(deps, subject, client);
  return openSession(deps, subject, input);
}

/** An event too: a right password that no code follows is what a stolen one looks like. */
async function challenge(deps: Deps, subject: LoginSubject, client: Visitor): Promise<StartLogin> {
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

async function openSession(
  deps: Deps,
  subject: LoginSubject,
  { client, deviceToken }: Input,
): Promise<StartLogin> {
  const token = mintToken();
  const now = deps.now();
  const expiresAt = new Date(now.getTime() + sessionAbsoluteSeconds * 1000);
  const device = await deps.db.transaction(async (tx) => {
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
    const { userId, credentialEpoch } = subject;
    return rememberBrowser(tx, deps, { userId, credentialEpoch, token: deviceToken });
  });
  return { outcome: 'session', token, expiresAt, device };
}

/** Nobody is signed in: an old password is never enough to enrol a first authenticator. The mail is the second proof. */
async function sendRegistration(deps: Deps, subject: LoginSubject, client: Visitor): Promise<StartLogin> {
  const now = deps.now();
  const mailSent = await deps.db.transaction(async (tx) => {
    const { userId } = subject;
    const request = await requestRegistrationMail(tx, { userId, requestedBy: 'own' }, now);
    const isQueued = 'mailId' in request;
    const reason = !isQueued ? 'registration_required_mail_limited' : 'registration_required';
    await recordEvent(
      tx,
      { type: 'login_password', result: 'refused', reason, ...byPerson(subject, client.address) },
      now,
    );
    return isQueued;
  });
  return { outcome: 'registration_required', maskedEmail: maskEmail(subject.email), mailSent };
}
