import { oidcRecords } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { Deps } from '../deps.ts';

/**
 * What a record holds, without its id and without that of a session, both of which are what a browser shows. Only an interaction's way back ends with its id; what a client
 * gave (`state`, `nonce`) is left as it is.
 */
function withoutId({ session, returnTo, ...content }: AdapterPayload, id: string): Record<string, unknown> {
  const { cookie: _, ...ofSession } = session ?? {};
  return {
    ...content,
    ...(session && { session: ofSession }),
    ...(returnTo !== undefined && { returnTo: withoutEnd(returnTo, id) }),
  };
}

function withoutEnd(returnTo: string, id: string): string {
  if (!returnTo.endsWith(id)) throw new Error("an interaction's way back doesn't end with its id");
  return returnTo.slice(0, -id.length);
}

function withId({ returnTo, ...content }: AdapterPayload, id: string): AdapterPayload {
  return { ...content, ...(returnTo !== undefined && { returnTo: returnTo + id }) };
}

/**
 * Where `oidc-provider` keeps what it issued: in PostgreSQL, so that every instance knows it. Ids are kept as hashes, because the id of a code or token
 * is what its holder shows. What may be used once is used by one conditional statement: of two at once the second one is refused.
 * @param model the library's name of the kind of record
 */
export function recordsOf({ db, now }: Pick<Deps, 'db' | 'now'>, model: string): Adapter {
  const ofId = (id: string) =>
    and(eq(oidcRecords.model, model), eq(oidcRecords.idHash, hashToken('oidc', id)));
  const alive = () => gt(oidcRecords.expiresAt, now());

  async function upsert(
    id: string,
    { jti: _, ...payload }: AdapterPayload,
    expiresIn: number,
  ): Promise<void> {
    const { grantId = null, uid = null } = payload;
    const expiresAt = new Date(now().getTime() + expiresIn * 1000);
    const content = { payload: withoutId(payload, id), grantId, uid, expiresAt };
    const written = await db
      .insert(oidcRecords)
      .values({ model, idHash: hashToken('oidc', id), ...content })
      .onConflictDoUpdate({
        target: [oidcRecords.model, oidcRecords.idHash],
        set: { ...content, consumedAt: null },
        // Another request saw the same assertion at the same moment, and was first.
        ...(model === 'ReplayDetection' && { setWhere: lte(oidcRecords.expiresAt, now()) }),
      })
      .returning({ model: oidcRecords.model });
    if (written.length === 0)
      throw new errors.InvalidClientAuth('client assertion tokens must only be used once');
  }

  async function find(id: string): Promise<AdapterPayload | undefined> {
    const [row] = await db
      .select()
      .from(oidcRecords)
      .where(and(ofId(id), alive()));
    if (!row) return undefined;
    const consumed = row.consumedAt && { consumed: row.consumedAt.getTime() };
    return { ...withId(row.payload, id), ...consumed, jti: id };
  }

  /** A session, without the id that its browser shows. */
  async function findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const ofUid = and(eq(oidcRecords.model, model), eq(oidcRecords.uid, uid));
    const [row] = await db.select().from(oidcRecords).where(and(ofUid, alive()));
    return row?.payload;
  }

  async function consume(id: string): Promise<void> {
    const consumed = await db
      .update(oidcRecords)
      .set({ consumedAt: now() })
      .where(and(ofId(id), isNull(oidcRecords.consumedAt)))
      .returning({ model: oidcRecords.model });
    if (consumed.length === 0) throw new errors.InvalidGrant('authorization code already consumed');
  }

  return {
    upsert,
    find,
    consume,
    findByUid,
    /** There is no device flow. */
    findByUserCode: async () => undefined,
    destroy: async (id) => void (await db.delete(oidcRecords).where(ofId(id))),
    revokeByGrantId: async (grantId) =>
      void (await db
        .delete(oidcRecords)
        .where(and(eq(oidcRecords.model, model), sql`${oidcRecords.grantId} = ${grantId}`))),
  };
}
