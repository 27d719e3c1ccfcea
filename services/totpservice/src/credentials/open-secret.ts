import { users } from '@tvm/db';
import { open, SealError } from '@tvm/keys';
import { eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { recordEvent } from '../trail/audit.ts';

/**
 * Opens a user's sealed secret. One that doesn't open was changed, or belongs to somebody else: nobody gets further with it, and the audit
 * trail is told, in a commit of its own because the operation fails.
 * @throws SealError, which holds no value
 */
export async function openSecret(deps: Deps, userId: string, sealedSecret: string): Promise<Uint8Array> {
  try {
    return open(deps.config.keys.totp, sealedSecret, { userId, purpose: 'totp-secret' });
  } catch (error) {
    if (error instanceof SealError) await recordUnreadable(deps, userId);
    throw error;
  }
}

async function recordUnreadable({ db, now }: Deps, userId: string): Promise<void> {
  const [user] = await db
    .select({ organisationId: users.organisationId })
    .from(users)
    .where(eq(users.id, userId));
  const event = { type: 'authenticator_unreadable', result: 'failure', actor: { kind: 'system' } } as const;
  await recordEvent(db, { ...event, userId, organisationId: user?.organisationId ?? null }, now());
}
