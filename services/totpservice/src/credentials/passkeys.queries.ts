import { authenticators, type Database } from '@tvm/db';
import { and, desc, eq, sql } from 'drizzle-orm';

/** A passkey, as it is looked at. */
export interface Passkey {
  id: string;
  credentialId: string;
  publicKey: string;
  signCount: number;
}

const isActive = (userId: string) =>
  and(
    eq(authenticators.userId, userId),
    eq(authenticators.kind, 'passkey'),
    eq(authenticators.state, 'active'),
  );

/** A user's active passkey of that credential; undefined for one that was removed, is somebody else's, or was never there. */
export async function findPasskey(
  db: Database,
  { userId, credentialId }: { userId: string; credentialId: string },
): Promise<Passkey | undefined> {
  const [found] = await db
    .select({
      id: authenticators.id,
      credentialId: authenticators.credentialId,
      publicKey: authenticators.publicKey,
      signCount: authenticators.signCount,
    })
    .from(authenticators)
    .where(and(isActive(userId), eq(authenticators.credentialId, credentialId)));
  return found as Passkey | undefined;
}

/** What a browser is told to look for, or to leave alone. */
export async function listDescriptors(db: Database, userId: string) {
  const rows = await db
    .select({ id: authenticators.credentialId, transports: authenticators.transports })
    .from(authenticators)
    .where(isActive(userId))
    .orderBy(sql`${authenticators.lastUsedAt} desc nulls last`, desc(authenticators.id));
  return rows.map(({ id, transports }) => ({
    type: 'public-key' as const,
    id: id ?? '',
    transports: (transports ?? []) as Transport[],
  }));
}

/** The contract's PasskeyTransport. */
type Transport = 'ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb';
