import type { Operation } from '../../http/contract-operation.ts';
import { exportAuditEvents } from './audit/export-audit-events.ts';
import { listAuditEvents } from './audit/list-audit-events.ts';

/** Every operation of employees. */
export const supportOperations: readonly Operation[] = [exportAuditEvents, listAuditEvents];
