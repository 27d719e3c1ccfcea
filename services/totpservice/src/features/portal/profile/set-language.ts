import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { operation } from '../../../sessions/operation.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';

/** Sets the language of a person's mails and screens. */
export const setLanguage = operation('setLanguage', async (deps, { body, caller, visitor }) => {
  const { language } = body;
  await deps.db.transaction(async (tx) => {
    await tx.update(users).set({ language }).where(eq(users.id, caller.userId));
    const event = { type: 'language_set', result: 'success', details: { language } } as const;
    await recordEvent(tx, { ...event, ...byPerson(caller, visitor.address) }, deps.now());
  });
  return undefined;
});
