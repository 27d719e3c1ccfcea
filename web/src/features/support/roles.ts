import type { Schema } from '@tvm/contract';

export type EmployeeRole = Schema<'EmployeeRole'>;
export const employeeRoles = ['support', 'support_lead', 'auditor'] as const satisfies EmployeeRole[];

/** Who may change something; the API refuses everybody else. */
export const mayAct = (role: EmployeeRole | null): boolean => role === 'support' || role === 'support_lead';

/** What gives power, to a client or a colleague, is for support leads. */
const forLeads: readonly Schema<'ApprovalKind'>[] = [
  'new_client',
  'client_grant',
  'new_employee',
  'employee_role',
];

/** Who may decide about a kind. */
export const mayDecide = (role: EmployeeRole | null, kind: Schema<'ApprovalKind'>): boolean =>
  forLeads.includes(kind) ? role === 'support_lead' : mayAct(role);

/** Who sees the rollout and the clients, and may export. */
export const isLead = (role: EmployeeRole | null): boolean => role === 'support_lead' || role === 'auditor';
