import type { Handlers } from '../../http/contract-routes.ts';
import { isRefusal, sendRefusal } from '../../http/problems.ts';
import { getUserTwoFactorDecision } from './get-user-two-factor-decision.ts';

export const decisionsHandlers = {
  async getUserTwoFactorDecision(request, reply) {
    const { externalId } = request.params as { externalId: string };
    const result = await getUserTwoFactorDecision(request.server.deps, { externalId });
    return isRefusal(result) ? sendRefusal(reply, result) : result.decision;
  },
} satisfies Partial<Handlers>;
