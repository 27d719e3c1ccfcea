import { users } from '@tvm/db';
import { eq } from 'drizzle-orm';
import { operation } from '../../../sessions/operation.ts';

/** Sets the language of a person's mails and screens. No event: a switch that is pressed back and forth tells the audit trail nothing. */
export const setLanguage = operation('setLanguage', async (deps, { body, caller }) => {
  await deps.db.update(users).set({ language: body.language }).where(eq(users.id, caller.userId));
  return undefined;
});
