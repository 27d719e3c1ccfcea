import type { Schema } from '@tvm/contract';

export type EmployeeRole = Schema<'EmployeeRole'>;

/** Who may change something; the API refuses everybody else. */
export const mayAct = (role: EmployeeRole | null): boolean => role === 'support' || role === 'support_lead';

/** Who sees the rollout and may export. */
export const isLead = (role: EmployeeRole | null): boolean => role === 'support_lead' || role === 'auditor';
