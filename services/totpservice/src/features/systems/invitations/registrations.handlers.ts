import { clientOf } from '../../../http/authentication.ts';
import type { Handlers } from '../../../http/contract-routes.ts';
import { isRefusal, sendRefusal } from '../../../http/problems.ts';
import { getUserRegistration } from './get-user-registration.ts';
import { issueRegistration } from './issue-registration.ts';

export const registrationsHandlers = {
  async issueRegistration(request, reply) {
    const { externalId } = request.params as { externalId: string };
    const input = { externalId, clientAddress: request.ip };
    const result = await issueRegistration(request.server.deps, clientOf(request), input);
    if (isRefusal(result)) return sendRefusal(reply, result);
    return reply.code(202).send({ id: result.mailId, state: 'queued' });
  },

  async getUserRegistration(request, reply) {
    const input = request.params as { externalId: string; registrationId: string };
    const result = await getUserRegistration(request.server.deps, input);
    return isRefusal(result) ? sendRefusal(reply, result) : result.registration;
  },
} satisfies Partial<Handlers>;
