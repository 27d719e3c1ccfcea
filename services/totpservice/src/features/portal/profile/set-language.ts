import type { Schema } from '@tvm/contract';
import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { Session } from '../../../sessions/session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';

/** Sets the language of a person's mails and screens. */
export async function setLanguage(
  deps: Deps,
  session: Session,
  input: { language: Schema<'Language'>; clientAddress: string },
): Promise<void> {
  const { language } = input;
  await deps.db.transaction(async (tx) => {
    await tx.update(users).set({ language }).where(eq(users.id, session.userId));
    const event = { type: 'language_set', result: 'success', details: { language } } as const;
    await recordEvent(tx, { ...event, ...byPerson(session, input.clientAddress) }, deps.now());
  });
}
