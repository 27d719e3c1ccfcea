import type { AuditFilter } from '@tvm/audit';
import { employeeOf } from '../../../http/authentication.ts';
import type { Handlers } from '../../../http/contract-routes.ts';
import { sendCsv } from '../../../http/send-csv.ts';
import { exportAuditEvents } from './export-audit-events.ts';
import { listAuditEvents } from './list-audit-events.ts';

export const auditHandlers = {
  async listAuditEvents(request) {
    const { before, ...query } = request.query as Query;
    const input = { filter: readFilter(query), before, clientAddress: request.ip };
    return listAuditEvents(request.server.deps, employeeOf(request), input);
  },

  async exportAuditEvents(request, reply) {
    const input = { filter: readFilter(request.query as Query), clientAddress: request.ip };
    const lines = await exportAuditEvents(request.server.deps, employeeOf(request), input);
    return sendCsv(reply, 'audit', lines);
  },
} satisfies Partial<Handlers>;

type Query = Omit<AuditFilter, 'from' | 'to'> & { from?: string; to?: string; before?: number };

function readFilter({ from, to, ...filter }: Query): AuditFilter {
  return { ...filter, ...(from && { from: new Date(from) }), ...(to && { to: new Date(to) }) };
}
