import type { Schema } from '@tvm/contract';
import { authenticators, type Database } from '@tvm/db';
import { seal } from '@tvm/keys';
import { encodeSecret, generateSecret, keyUri } from '@tvm/totp';
import { and, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { issuer } from './issuer.ts';
import { openSecret } from './open-secret.ts';

/** What a pending secret belongs to: one browser's registration, or the session that replaces its authenticator (SECURITY rule 10). */
type Flow = { registrationId: string } | { sessionId: string };

/** The pending authenticator of a flow. */
export async function findPendingAuthenticator(
  db: Database,
  flow: Flow,
): Promise<{ id: string; sealedSecret: string } | undefined> {
  const belongs =
    'sessionId' in flow
      ? eq(authenticators.sessionId, flow.sessionId)
      : eq(authenticators.registrationId, flow.registrationId);
  const [pending] = await db
    .select({ id: authenticators.id, sealedSecret: authenticators.sealedSecret })
    .from(authenticators)
    .where(and(belongs, eq(authenticators.state, 'pending')));
  return pending?.sealedSecret ? { id: pending.id, sealedSecret: pending.sealedSecret } : undefined;
}

/** The pending authenticator of a flow as its person may see it: made at the first call, the same after a refresh. */
export async function showPendingAuthenticator(
  deps: Deps,
  tx: Database,
  { userId, email }: { userId: string; email: string },
  flow: Flow,
): Promise<{ isNew: boolean; authenticator: Schema<'PendingAuthenticator'> }> {
  const { totp } = deps.config.keys;
  const context = { userId, purpose: 'totp-secret' as const };
  const pending = await findPendingAuthenticator(tx, flow);
  if (pending)
    return {
      isNew: false,
      authenticator: describe(await openSecret(deps, userId, pending.sealedSecret), email),
    };
  const secret = generateSecret();
  const sealedSecret = seal(totp, secret, context);
  const row = { userId, ...flow, state: 'pending' as const, sealedSecret, createdAt: deps.now() };
  await tx.insert(authenticators).values(row);
  return { isNew: true, authenticator: describe(secret, email) };
}

function describe(secret: Uint8Array, account: string): Schema<'PendingAuthenticator'> {
  return { secret: encodeSecret(secret), keyUri: keyUri({ secret, issuer, account }), issuer, account };
}
