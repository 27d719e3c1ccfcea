import { operation } from '../../../sessions/operation.ts';
import { describeWebhook, selectWebhooks } from './events.queries.ts';

/** A client's own webhooks. */
export const listWebhooks = operation('listWebhooks', async ({ db }, { caller }) => ({
  items: (await selectWebhooks(db, caller.clientId)).map(describeWebhook),
}));
