import type { Schema } from '@tvm/contract';
import type { FastifyRequest } from 'fastify';
import type { Handlers } from '../../../http/contract-routes.ts';
import { isRefusal, sendRefusal } from '../../../http/problems.ts';
import { employeeOf } from '../../../sessions/caller-of.ts';
import { approveNewPhone } from './approve-new-phone.ts';
import { approveSupportRequest } from './approve-support-request.ts';
import { cancelSupportRequest } from './cancel-support-request.ts';
import { listSupportRequests } from './list-support-requests.ts';
import type { MakeInput } from './make-support-request.ts';
import { rejectSupportRequest } from './reject-support-request.ts';
import { resetUserTwoFactor } from './reset-user-two-factor.ts';
import type { SupportRequestQuery } from './support-requests.queries.ts';

export const supportRequestsHandlers = {
  async resetUserTwoFactor(request, reply) {
    const result = await resetUserTwoFactor(request.server.deps, employeeOf(request), makeInput(request));
    return isRefusal(result) ? sendRefusal(reply, result) : reply.code(201).send(result.request);
  },

  async approveNewPhone(request, reply) {
    const result = await approveNewPhone(request.server.deps, employeeOf(request), makeInput(request));
    return isRefusal(result) ? sendRefusal(reply, result) : reply.code(201).send(result.request);
  },

  async listSupportRequests(request) {
    const query = request.query as SupportRequestQuery;
    return listSupportRequests(request.server.deps, employeeOf(request), query, request.ip);
  },

  async approveSupportRequest(request, reply) {
    const { requestId } = request.params as { requestId: string };
    const { code } = request.body as Schema<'ApprovalRequest'>;
    const input = { requestId, code, clientAddress: request.ip };
    const result = await approveSupportRequest(request.server.deps, employeeOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : result.request;
  },

  async rejectSupportRequest(request, reply) {
    const { requestId } = request.params as { requestId: string };
    const { reason } = request.body as Schema<'RejectionRequest'>;
    const input = { requestId, reason, clientAddress: request.ip };
    const result = await rejectSupportRequest(request.server.deps, employeeOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : result.request;
  },

  async cancelSupportRequest(request, reply) {
    const { requestId } = request.params as { requestId: string };
    const input = { requestId, clientAddress: request.ip };
    const result = await cancelSupportRequest(request.server.deps, employeeOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : result.request;
  },
} satisfies Partial<Handlers>;

function makeInput(request: FastifyRequest): MakeInput {
  const { userId } = request.params as { userId: string };
  return { ...(request.body as Schema<'SupportActionRequest'>), userId, clientAddress: request.ip };
}
