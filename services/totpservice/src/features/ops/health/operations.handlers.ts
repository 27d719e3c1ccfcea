import type { Handlers } from '../../../http/contract-routes.ts';
import { sendProblem } from '../../../http/problems.ts';
import { getContract } from './get-contract.ts';
import { getHealth } from './get-health.ts';
import { getReadiness } from './get-readiness.ts';

export const operationsHandlers = {
  async getContract() {
    return getContract();
  },
  async getHealth() {
    return getHealth();
  },
  async getReadiness(request, reply) {
    const { deps } = request.server;
    const readiness = await getReadiness(deps);
    if (readiness.outcome === 'ready') return { status: 'ok' };
    request.log.error('the database is not migrated');
    return sendProblem(reply, 'service_unavailable', { retryAt: new Date(deps.now().getTime() + 5000) });
  },
} satisfies Partial<Handlers>;
