import { randomUUID } from 'node:crypto';
import type { Database } from '@tvm/db';
import { issuerOf } from '@tvm/policy';
import type { Log } from '../logger.ts';
import { isDisusedSince, secondsUntilNext } from '../receivers/backoff.ts';
import type { Delivery } from '../receivers/keep-delivering.ts';
import { type Posted, post } from '../receivers/post.ts';
import type { Sign } from '../signing/signing-keys.ts';
import {
  claimLogouts,
  findApplicationsDue,
  type LogoutRow,
  postpone,
  settleLogout,
} from './logouts.queries.ts';

export interface LogoutDeps {
  /** With the algorithm of id tokens: an application verifies both alike (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
  sign: Sign;
  publicOrigin: string;
  log: Log;
  now: () => Date;
  random: () => number;
}

/** Section 2.4 recommends two minutes at most; each attempt has a token of its own. */
const tokenSeconds = 120;

/** Who is to be logged out, by application. At least once: a process that ends after an application took a token leads to another one, which it takes as well. */
export async function dueLogouts(
  db: Database,
  deps: LogoutDeps,
  free: number,
  busy: ReadonlySet<string> = new Set(),
): Promise<Delivery[]> {
  const applications = await findApplicationsDue(db, deps.now());
  return applications
    .map((id) => ({ receiver: `application ${id}`, deliver: () => logOutOf(db, deps, id) }))
    .filter(({ receiver }) => !busy.has(receiver))
    .slice(0, free);
}

/** Everybody who is to be logged out of an application, a few at a time, until it fails. */
async function logOutOf(db: Database, deps: LogoutDeps, clientId: string): Promise<void> {
  for (;;) {
    const claimed = await claimLogouts(db, clientId, deps.now());
    if (claimed.length === 0) return;
    const taken = await Promise.all(claimed.map((logout) => logOut(db, deps, logout)));
    if (taken.includes(false)) return;
  }
}

/** Whether the application took it. */
async function logOut(db: Database, deps: LogoutDeps, logout: LogoutRow): Promise<boolean> {
  const body = new URLSearchParams({ logout_token: await makeToken(deps, logout) }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'cache-control': 'no-store' };
  const posted = await post(logout.url, body, headers, deps.publicOrigin.startsWith('http:'));
  const now = deps.now();
  const { status, error } = posted;
  const attempt = {
    attempts: logout.attempts + 1,
    firstAttemptAt: logout.firstAttemptAt ?? now,
    ...{ status, error },
  };
  if (error === null) {
    await settleLogout(db, logout, { ...attempt, deliveredAt: now });
    return true;
  }
  await fail(db, deps, { ...logout, ...attempt }, posted);
  return false;
}

async function fail(db: Database, deps: LogoutDeps, logout: LogoutRow, posted: Posted): Promise<void> {
  const now = deps.now();
  const { id, clientId, firstAttemptAt, attempts, status, error } = logout;
  const attempt = { attempts, firstAttemptAt, status, error };
  if (firstAttemptAt && isDisusedSince(firstAttemptAt, now)) {
    deps.log.warn({ reason: error ?? '', logoutId: id, clientId }, 'a logout was given up');
    return settleLogout(db, logout, { ...attempt, givenUpAt: now });
  }
  const seconds = secondsUntilNext(attempts - 1, posted.retryAfterSeconds, deps.random);
  const nextAttemptAt = new Date(now.getTime() + seconds * 1000);
  await settleLogout(db, logout, { ...attempt, nextAttemptAt });
  // 400 is about this one (section 2.8); anything else is about the application.
  if (status !== 400) await postpone(db, logout, nextAttemptAt);
}

/** OpenID Connect Back-Channel Logout 1.0, section 2.4: never with a `nonce`, so that it is no id token. */
function makeToken({ sign, publicOrigin, now }: LogoutDeps, logout: LogoutRow): Promise<string> {
  const at = Math.floor(now().getTime() / 1000);
  const claims = {
    ...{ iss: issuerOf(publicOrigin), aud: logout.clientId, sub: logout.userId, sid: logout.sessionId },
    ...{ iat: at, exp: at + tokenSeconds, jti: randomUUID() },
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  };
  return sign(claims, 'logout+jwt');
}
