import { operation } from '../../../sessions/operation.ts';
import { describeWebhook, findWebhook } from './events.queries.ts';

/** How far a webhook is, and whether it fails. */
export const getWebhook = operation('getWebhook', async ({ db }, { params, caller }) => {
  const found = await findWebhook(db, caller.clientId, params.webhookId);
  return found ? describeWebhook(found) : { refused: 'webhook_not_found' };
});
