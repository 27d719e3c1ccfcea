import type { Schema } from '@tvm/contract';

export type EmployeeRole = Schema<'EmployeeRole'>;

/** Who may change something; the API refuses everybody else. */
export const mayAct = (role: EmployeeRole | null): boolean => role === 'support' || role === 'support_lead';

/** Who may decide about a kind: what gives a client power is for support leads. */
export const mayDecide = (role: EmployeeRole | null, kind: Schema<'ApprovalKind'>): boolean =>
  kind === 'new_client' || kind === 'client_grant' ? role === 'support_lead' : mayAct(role);

/** Who sees the rollout and the clients, and may export. */
export const isLead = (role: EmployeeRole | null): boolean => role === 'support_lead' || role === 'auditor';
