import type { Schema } from '@tvm/contract';
import { type ClientGrant, clientSecrets, clients, type Database, webhooks } from '@tvm/db';
import { hashToken, mintToken } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import type { Refusal } from '../http/problems.ts';
import type { ClientRow } from './clients.queries.ts';
import { noPowers, withGrant } from './with-grant.ts';

/** Makes a client with what it is granted, and no secret yet; whether that may be is decided before (`refuseNewClient`). */
export async function makeClient(
  tx: Database,
  name: string,
  grant: ClientGrant,
  now: Date,
): Promise<ClientRow> {
  const authMethod = grant.jwks ? ('private_key_jwt' as const) : ('client_secret_basic' as const);
  const [client] = await tx
    .insert(clients)
    .values({ name, authMethod, ...withGrant(noPowers, grant), createdAt: now })
    .returning();
  if (!client) throw new Error('no client was made');
  return client;
}

/** Gives a client more; whether that may be is decided before (`refuseGrant`). Its row is locked by the caller. */
export async function widenClient(tx: Database, client: ClientRow, grant: ClientGrant): Promise<ClientRow> {
  return update(tx, client.id, withGrant(client, grant));
}

/** Takes from what a client may do: each list is of what stays. The end of a key ends every token of the client. Its row is locked by the caller. */
export async function narrowClient(
  tx: Database,
  client: ClientRow,
  { scopes, keys, redirectUris, postLogoutRedirectUris, backchannelLogoutUris }: Schema<'ClientNarrowing'>,
  now: Date,
): Promise<ClientRow | Refusal<'client_grant_needed'>> {
  const has = client.jwks?.keys ?? [];
  const isWider =
    isMore(client.scopes, scopes) ||
    isMore(kidsOf(has), keys) ||
    isMore(client.redirectUris, redirectUris) ||
    isMore(client.postLogoutRedirectUris, postLogoutRedirectUris) ||
    isMore(client.backchannelLogoutUris, backchannelLogoutUris);
  if (isWider) return { refused: 'client_grant_needed' };
  const stay = keys && has.filter(({ kid }) => keys.includes(String(kid)));
  // Whatever is being delivered to it has to be claimed anew.
  if (scopes && !scopes.includes('events'))
    await tx.update(webhooks).set({ claimedUntil: null }).where(eq(webhooks.clientId, client.id));
  return update(tx, client.id, {
    scopes: scopes ?? client.scopes,
    redirectUris: redirectUris ?? client.redirectUris,
    postLogoutRedirectUris: postLogoutRedirectUris ?? client.postLogoutRedirectUris,
    backchannelLogoutUris: backchannelLogoutUris ?? client.backchannelLogoutUris,
    ...(stay && stay.length < has.length && { jwks: { keys: stay }, tokensValidFrom: now }),
  });
}

const kidsOf = (keys: readonly Record<string, unknown>[]) => keys.map(({ kid }) => String(kid));
const isMore = (has: readonly string[], stays: readonly string[] = []) =>
  stays.some((each) => !has.includes(each));

async function update(
  tx: Database,
  clientId: string,
  set: Partial<typeof clients.$inferInsert>,
): Promise<ClientRow> {
  const [changed] = await tx.update(clients).set(set).where(eq(clients.id, clientId)).returning();
  if (!changed) throw new Error('the locked client is gone');
  return changed;
}

/**
 * Makes a further secret for a client. It is in what this returns and nowhere else; undefined where the approval's was made already. The client's row is locked by the
 * caller.
 */
export async function makeClientSecret(
  tx: Database,
  clientId: string,
  { approvalId, now }: { approvalId: string | null; now: Date },
): Promise<Schema<'MadeClientSecret'> | undefined> {
  const secret = mintToken();
  const secretHash = hashToken('client-secret', secret);
  const [added] = await tx
    .insert(clientSecrets)
    .values({ clientId, secretHash, approvalId, createdAt: now })
    .onConflictDoNothing({ target: clientSecrets.approvalId })
    .returning({ id: clientSecrets.id });
  return added && { id: added.id, secret, createdAt: now.toISOString() };
}
