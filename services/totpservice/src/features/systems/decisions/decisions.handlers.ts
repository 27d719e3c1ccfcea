import type { Handlers } from '../../../http/contract-routes.ts';
import { isRefusal, sendRefusal } from '../../../http/problems.ts';
import { getUserTwoFactorDecision } from './get-user-two-factor-decision.ts';
import { type DecisionsQuery, listUserTwoFactorDecisions } from './list-user-two-factor-decisions.ts';

export const decisionsHandlers = {
  async getUserTwoFactorDecision(request, reply) {
    const { externalId } = request.params as { externalId: string };
    const result = await getUserTwoFactorDecision(request.server.deps, { externalId });
    return isRefusal(result) ? sendRefusal(reply, result) : result.decision;
  },

  async listUserTwoFactorDecisions(request, reply) {
    const query = request.query as DecisionsQuery;
    const result = await listUserTwoFactorDecisions(request.server.deps, query);
    return isRefusal(result) ? sendRefusal(reply, result) : result.page;
  },
} satisfies Partial<Handlers>;
