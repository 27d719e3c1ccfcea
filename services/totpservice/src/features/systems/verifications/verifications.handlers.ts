import { clientOf } from '../../../http/authentication.ts';
import type { Handlers } from '../../../http/contract-routes.ts';
import { isRefusal, sendRefusal } from '../../../http/problems.ts';
import { createVerification } from './create-verification.ts';

export const verificationsHandlers = {
  async createVerification(request, reply) {
    const body = request.body as { user: string; code: string; purpose: string };
    const idempotencyKey = String(request.headers['idempotency-key']);
    const input = { ...body, idempotencyKey, clientAddress: request.ip };
    const result = await createVerification(request.server.deps, clientOf(request), input);
    if (isRefusal(result)) return sendRefusal(reply, result);
    if (result.isReplayed) reply.header('idempotency-replayed', 'true');
    return result.answer;
  },
} satisfies Partial<Handlers>;
