import { queryPrepared } from '@tvm/db';
import { isPhishingResistant } from '@tvm/policy';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Deps } from '../deps.ts';
import { cookieName, isToken } from '../http/cookies.ts';
import { findSession, findSessionByHash, type Session } from '../sessions/session.ts';

/** What a login proved, as id tokens tell it (OpenID Connect Core 1.0, section 2). */
export const acr = {
  password: 'urn:tvm:acr:pwd',
  code: 'urn:tvm:acr:otp',
  phishingResistant: 'urn:tvm:acr:phr',
} as const;

const known = new WeakMap<object, Promise<Session | undefined>>();

/**
 * The live session of ours that a browser comes with, good enough for everything (SECURITY rule 8): looked up once a request. What the library's own cookie says counts
 * for nothing without it. Employees are nobody's users.
 */
export function ourSession(
  deps: Deps,
  ctx: Pick<KoaContextWithOIDC, 'cookies'>,
): Promise<Session | undefined> {
  const found = known.get(ctx) ?? look(deps, ctx);
  known.set(ctx, found);
  return found;
}

async function look(
  deps: Deps,
  { cookies }: Pick<KoaContextWithOIDC, 'cookies'>,
): Promise<Session | undefined> {
  const token = cookies.get(cookieName(deps.config.publicOrigin, 'session'), { signed: false });
  const session = isToken(token) ? await findSession(deps, token) : undefined;
  return session && isGoodEnough(session) ? session : undefined;
}

const isGoodEnough = ({ level, kind }: Session) => level === 'full' && kind === 'portal';

/** The session of ours that a grant hangs on, while it is alive and good enough, and the user is as they were then. */
export async function sessionOfGrant(deps: Deps, grantId: string): Promise<Session | undefined> {
  const [found] = await queryPrepared<{ tokenHash: string }>(deps.db, 'find_session_of_grant')`
    select s.token_hash as "tokenHash" from oidc_grants g
    join sessions s on s.id = g.session_id and s.ended_at is null
    join users u on u.id = g.user_id and u.credential_epoch = g.credential_epoch
    where g.grant_id = ${grantId} and g.expires_at > ${deps.now()}`;
  const session = found && (await findSessionByHash(deps, found.tokenHash));
  return session && isGoodEnough(session) ? session : undefined;
}

/** When the person last proved who they are: with a code, where the session has one. */
export const provenAt = ({ codeGivenAt, passwordGivenAt }: Session): Date => codeGivenAt ?? passwordGivenAt;

/** Of a session, as the library keeps it: `ts` in seconds since 1970. */
export function loginOf(session: Session) {
  const { secondFactor } = session;
  const hasSecond = session.assurance === 'two_factor';
  const reached = isPhishingResistant(session) ? acr.phishingResistant : acr.code;
  const factor = secondFactor === 'hwk' || secondFactor === 'swk' ? secondFactor : 'otp';
  return {
    accountId: session.userId,
    ts: Math.floor(provenAt(session).getTime() / 1000),
    acr: hasSecond ? reached : acr.password,
    // RFC 8176.
    amr: hasSecond ? ['pwd', factor, 'mfa'] : ['pwd'],
  };
}
