import { organisations, query, users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Account, Grant, KoaContextWithOIDC } from 'oidc-provider';
import type { Deps } from '../deps.ts';
import type { Session } from '../sessions/session.ts';
import { personScopes } from './clients.ts';
import { loginOf, ourSession, sessionOfGrant } from './our-session.ts';

/**
 * The account behind an authorisation, a code or a token: there as long as the session of ours is that it hangs on. Logging out, an activation, a reset, another password: whatever ends the session
 * ends all of them at once, on every instance.
 */
export async function findAccount(
  deps: Deps,
  ctx: KoaContextWithOIDC,
  sub: string,
  token?: { grantId?: string },
): Promise<Account | undefined> {
  const session = token
    ? token.grantId && (await sessionOfGrant(deps, token.grantId))
    : await ourSession(deps, ctx);
  if (!session || session.userId !== sub) return undefined;
  return { accountId: sub, claims: () => claimsOf(deps, session) };
}

const pick = ({ acr, amr }: ReturnType<typeof loginOf>) => ({ acr, amr });

async function claimsOf({ db }: Deps, session: Session) {
  const [person] = await db
    .select({ emailProvenAt: users.emailProvenAt, organisation: organisations.externalId })
    .from(users)
    .innerJoin(organisations, eq(organisations.id, users.organisationId))
    .where(eq(users.id, session.userId));
  return {
    sub: session.userId,
    // The same for every login that hangs on this session of ours: what a logout token names.
    sid: session.sessionId,
    ...pick(loginOf(session)),
    name: session.fullName,
    locale: session.language,
    email: session.email,
    email_verified: (person?.emailProvenAt ?? null) !== null,
    role: session.isMainUser ? 'main_user' : 'sub_user',
    organisation: { id: person?.organisation ?? null, name: session.organisationName },
  };
}

/** What a person's login grants an application of TVM: who they are, and nothing of the API. Hangs on the session of ours that it was made in. */
export async function loadGrant(
  { db, now, ...deps }: Deps,
  ctx: KoaContextWithOIDC,
): Promise<Grant | undefined> {
  const session = await ourSession({ db, now, ...deps }, ctx);
  const { client, provider, requestParamOIDCScopes } = ctx.oidc;
  if (!session || !client) return undefined;
  const grant = new provider.Grant({ accountId: session.userId, clientId: client.clientId });
  const granted = personScopes.filter((scope) => requestParamOIDCScopes.has(scope));
  grant.addOIDCScope(granted.join(' '));
  const grantId = await grant.save();
  const isKept = await keepGrant(db, { grantId, clientId: client.clientId, session, now: now() });
  return isKept ? grant : undefined;
}

/** Waits for whoever is ending the session or raising the epoch at this moment: a grant that they don't see would never be told of its end (`sql/logouts.sql`). */
async function keepGrant(
  db: Deps['db'],
  of: { grantId: string; clientId: string; session: Session; now: Date },
): Promise<boolean> {
  const { grantId, clientId, session, now } = of;
  const kept = await query(db, 'keep_grant')`
    insert into oidc_grants (grant_id, client_id, user_id, session_id, credential_epoch, created_at, expires_at)
    select ${grantId}, ${clientId}::uuid, s.user_id, s.id, s.credential_epoch, ${now}::timestamptz, ${session.expiresAt}::timestamptz
    from sessions s join users u on u.id = s.user_id
    where s.id = ${session.sessionId} and s.ended_at is null and s.credential_epoch = u.credential_epoch and u.disabled_at is null
    for share of s, u
    returning grant_id`;
  return kept.length === 1;
}
