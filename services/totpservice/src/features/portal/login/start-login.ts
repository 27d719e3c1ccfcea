import { hashToken, inLane, mintToken } from '@tvm/keys';
import { canonicaliseEmail, decideSecondFactor, decisionOf, maskEmail } from '@tvm/policy';
import { checkPassword, laneOf } from '../../../credentials/check-password.ts';
import { issuer } from '../../../credentials/issuer.ts';
import { rehashPassword } from '../../../credentials/rehash-password.ts';
import type { Deps } from '../../../deps.ts';
import { answer, type Outcome } from '../../../http/contract-operation.ts';
import { isOfNobody } from '../../../http/error-handler.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { queueNotice } from '../../../mails/queue-notice.ts';
import { requestRegistrationMail } from '../../../mails/request-registration-mail.ts';
import {
  findKnownBrowser,
  hasLoggedInBefore,
  type KnownBrowser,
  rememberBrowser,
} from '../../../sessions/device-cookie.ts';
import { operation } from '../../../sessions/operation.ts';
import { sessionAbsoluteSeconds } from '../../../sessions/session.ts';
import { byAnonymous, byPerson, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import {
  findLoginSubject,
  insertLoginChallenge,
  insertPasswordSession,
  type LoginSubject,
} from './login.queries.ts';
import { type LoginBrowser, signIn } from './sign-in.ts';

/** Between password and code: at most ten minutes (SECURITY rule 7). */
const challengeSeconds = 600;
/** So many right passwords without a code, since the last login and within a day, are told of (SECURITY rule 30). */
const unansweredTold = 3;

type StartLogin = Outcome<'startLogin'>;

interface Input extends LoginBrowser {
  body: { email: string; password: string };
}

/**
 * Starts a login with an address and a password. An unknown address, a disabled user, a user without a password and a wrong password get the
 * same answer after the same work (SECURITY rules 4 and 15).
 * @throws LaneFullError before anything is counted, and for a browser without a device cookie before any query
 */
export const startLogin = operation('startLogin', async (deps, input) => {
  const emailCanonical = canonicaliseEmail(input.body.email);
  const token = input.cookies.device;
  const knownBrowser =
    token && emailCanonical
      ? await findKnownBrowser(deps.db, { token, emailCanonical }, deps.now())
      : undefined;
  return inLane(laneOf(knownBrowser), () => logIn(deps, input, emailCanonical, knownBrowser));
});

async function logIn(
  deps: Deps,
  input: Input,
  emailCanonical: string | undefined,
  knownBrowser: KnownBrowser | undefined,
): Promise<StartLogin> {
  const { email, password } = input.body;
  const client = input.visitor;
  const subject = emailCanonical ? await findLoginSubject(deps.db, emailCanonical) : undefined;
  const stored =
    subject?.passwordHash && subject.pepperKeyId
      ? { hash: subject.passwordHash, pepperKeyId: subject.pepperKeyId, userId: subject.userId }
      : undefined;
  const address = emailCanonical ?? email;
  const who = byAnonymous(subject, client.address);
  const check = await checkPassword(deps, { address, password, stored, knownBrowser, client, who });
  if (check.outcome === 'right' && subject && stored) {
    await rehashPassword(deps, subject.userId, password, stored, laneOf(knownBrowser));
    return unlessDeleted(afterPassword(deps, subject, input));
  }
  if (check.outcome === 'locked' || check.outcome === 'link_required') {
    const refusal =
      check.outcome === 'locked'
        ? ({ refused: 'login_locked', retryAt: check.lockedUntil } as const)
        : ({ refused: 'mailed_link_required' } as const);
    const isOfNetwork = check.outcome === 'locked' && check.scope === 'password_address';
    // What a locked network asks for says nothing about a user; it is a row a minute, not one for each address it names.
    const whose = isOfNetwork ? byAnonymous(undefined, client.address) : who;
    return recordRefused(deps.db, { type: 'login_password', ...whose }, refusal, deps.now());
  }
  const wrong = { result: 'failure', reason: subject ? 'wrong_password' : 'unknown_address' } as const;
  await recordEvent(deps.db, { type: 'login_password', ...wrong, ...who }, deps.now());
  return invalid;
}

const invalid = { refused: 'invalid_credentials' } as const;

/** Whoever was deleted between the password and what follows is nobody by now; what was begun is undone. */
async function unlessDeleted(login: Promise<StartLogin>): Promise<StartLogin> {
  try {
    return await login;
  } catch (error) {
    if (isOfNobody(error)) return invalid;
    throw error;
  }
}

async function afterPassword(deps: Deps, subject: LoginSubject, input: Input): Promise<StartLogin> {
  const client = input.visitor;
  if (subject.authenticatorState === 'active') {
    return refuseWhileLocked(deps, subject, client) ?? challenge(deps, subject, client);
  }
  const { required } = decisionOf(deps.config, subject, deps.now());
  if (required || subject.authenticatorState === 'disabled') return sendRegistration(deps, subject, client);
  return openSession(deps, subject, input);
}

/** Nobody is asked for a code that wouldn't be looked at. Told after the right password only: others learn nothing of a lock. */
function refuseWhileLocked(
  deps: Deps,
  subject: LoginSubject,
  { address }: Visitor,
): Promise<StartLogin> | undefined {
  const { codesLockedUntil: until } = subject;
  const now = deps.now();
  if (until === null || until <= now) return undefined;
  const locked = { refused: 'login_locked', retryAt: until } as const;
  return recordRefused(deps.db, { type: 'login_password', ...byAnonymous(subject, address) }, locked, now);
}

/** An event too: a right password that no code follows is what a stolen one looks like, and is told of. */
async function challenge(deps: Deps, subject: LoginSubject, client: Visitor): Promise<StartLogin> {
  const token = mintToken();
  const createdAt = deps.now();
  const expiresAt = new Date(createdAt.getTime() + challengeSeconds * 1000);
  const { userId } = subject;
  await deps.db.transaction(async (tx) => {
    const unanswered = await insertLoginChallenge(tx, {
      userId,
      tokenHash: hashToken('login-challenge', token),
      credentialEpoch: subject.credentialEpoch,
      createdAt,
      expiresAt,
    });
    const event = { type: 'login_password', result: 'success', reason: 'code_next' } as const;
    await recordEvent(tx, { ...event, ...byPerson(subject, client.address) }, createdAt);
    if (unanswered % unansweredTold === 0)
      await queueNotice(tx, { userId, about: 'password_without_code', visitor: client }, createdAt);
  });
  const { kind, ways } = subject;
  const hasPasskey = ways.includes('passkey');
  const { takesCodes } = decideSecondFactor(deps.config, { kind, hasPasskey }, createdAt);
  const step = {
    next: 'code',
    ways: takesCodes ? ways : ways.filter((each) => each === 'passkey'),
    takesRecoveryCodes: takesCodes,
    issuer,
    email: subject.email,
    expiresAt: expiresAt.toISOString(),
  } as const;
  return answer(200, step, { cookies: { 'login-challenge': { token, expiresAt } } });
}

async function openSession(deps: Deps, subject: LoginSubject, input: Input): Promise<StartLogin> {
  const client = input.visitor;
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
    const browser = { userId, token: input.cookies.device };
    const isKnown = await hasLoggedInBefore(tx, browser, now);
    if (!isKnown) await queueNotice(tx, { userId, about: 'new_browser', visitor: client }, now);
    return rememberBrowser(tx, deps, { ...browser, credentialEpoch });
  });
  const cookies = await signIn(deps, input, { token, expiresAt, device });
  return answer(200, { next: 'session' } as const, { cookies });
}

/** Nobody is signed in: an old password is never enough to enrol a first authenticator. The mail is the second proof. */
async function sendRegistration(deps: Deps, subject: LoginSubject, client: Visitor): Promise<StartLogin> {
  const now = deps.now();
  const mailSent = await deps.db.transaction(async (tx) => {
    const { userId } = subject;
    const request = await requestRegistrationMail(tx, { userId, requestedBy: 'own' }, now);
    const isQueued = 'mailId' in request;
    const refused = { result: 'refused', reason: 'registration_required' } as const;
    const event = { type: 'login_password', ...refused, details: { mailSent: isQueued } } as const;
    await recordEvent(tx, { ...event, ...byPerson(subject, client.address) }, now);
    return isQueued;
  });
  return { next: 'registration_required', maskedEmail: maskEmail(subject.email), mailSent };
}
