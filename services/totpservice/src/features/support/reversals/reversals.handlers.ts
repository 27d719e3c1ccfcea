import type { Schema } from '@tvm/contract';
import type { Handlers } from '../../../http/contract-routes.ts';
import { isRefusal, sendRefusal } from '../../../http/problems.ts';
import { employeeOf } from '../../../sessions/caller-of.ts';
import { approveReversal } from './approve-reversal.ts';
import { cancelReversal } from './cancel-reversal.ts';
import { listReversals } from './list-reversals.ts';
import { rejectReversal } from './reject-reversal.ts';
import { requestReversal } from './request-reversal.ts';
import type { ReversalQuery } from './reversals.queries.ts';

export const reversalsHandlers = {
  async requestReversal(request, reply) {
    const { organisationId } = request.params as { organisationId: string };
    const body = request.body as Schema<'ReversalRequest'>;
    const input = { ...body, organisationId, clientAddress: request.ip };
    const result = await requestReversal(request.server.deps, employeeOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : reply.code(201).send(result.reversal);
  },

  async listReversals(request) {
    const query = request.query as ReversalQuery;
    return listReversals(request.server.deps, employeeOf(request), query, request.ip);
  },

  async approveReversal(request, reply) {
    const { reversalId } = request.params as { reversalId: string };
    const { code } = request.body as Schema<'ApprovalRequest'>;
    const input = { reversalId, code, clientAddress: request.ip };
    const result = await approveReversal(request.server.deps, employeeOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : result.reversal;
  },

  async rejectReversal(request, reply) {
    const { reversalId } = request.params as { reversalId: string };
    const { reason } = request.body as Schema<'RejectionRequest'>;
    const input = { reversalId, reason, clientAddress: request.ip };
    const result = await rejectReversal(request.server.deps, employeeOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : result.reversal;
  },

  async cancelReversal(request, reply) {
    const { reversalId } = request.params as { reversalId: string };
    const input = { reversalId, clientAddress: request.ip };
    const result = await cancelReversal(request.server.deps, employeeOf(request), input);
    return isRefusal(result) ? sendRefusal(reply, result) : result.reversal;
  },
} satisfies Partial<Handlers>;
