import type { Handlers } from '../../../http/contract-routes.ts';
import { sendCsv } from '../../../http/send-csv.ts';
import { employeeOf } from '../../../sessions/caller-of.ts';
import { exportRollout } from './export-rollout.ts';
import { getRollout } from './get-rollout.ts';
import { listRolloutOrganisations } from './list-rollout-organisations.ts';
import { resumeInvitations } from './resume-invitations.ts';
import type { RolloutQuery } from './rollout.queries.ts';
import { stopInvitations } from './stop-invitations.ts';

export const rolloutHandlers = {
  async getRollout(request) {
    return getRollout(request.server.deps, employeeOf(request), request.ip);
  },

  async listRolloutOrganisations(request) {
    const query = request.query as RolloutQuery & { page: number; pageSize: number };
    return listRolloutOrganisations(request.server.deps, employeeOf(request), query, request.ip);
  },

  async exportRollout(request, reply) {
    const query = request.query as RolloutQuery;
    const lines = await exportRollout(request.server.deps, employeeOf(request), query, request.ip);
    return sendCsv(reply, 'rollout', lines);
  },

  async stopInvitations(request) {
    return stopInvitations(request.server.deps, employeeOf(request), request.ip);
  },

  async resumeInvitations(request) {
    return resumeInvitations(request.server.deps, employeeOf(request), request.ip);
  },
} satisfies Partial<Handlers>;
