import { operation } from '../../../sessions/operation.ts';
import { selectAuthenticators } from './authenticators.queries.ts';

/** What proves the signed in person's second factor. */
export const listAuthenticators = operation('listAuthenticators', async ({ db }, { caller }) => ({
  items: await selectAuthenticators(db, caller.userId),
  isRequired: caller.decision.required,
  takesCodes: caller.factors.takesCodes,
}));
