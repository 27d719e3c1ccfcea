import type { Handlers } from '../../../http/contract-routes.ts';
import { isRefusal, sendRefusal } from '../../../http/problems.ts';
import { getInteraction } from './get-interaction.ts';

export const interactionsHandlers = {
  async getInteraction(request, reply) {
    const result = await getInteraction(request.server.deps, request.params as { interactionId: string });
    return isRefusal(result) ? sendRefusal(reply, result) : result.interaction;
  },
} satisfies Partial<Handlers>;
