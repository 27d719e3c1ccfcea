import type { Operation } from '../../http/contract-operation.ts';
import { exportAuditEvents } from './audit/export-audit-events.ts';
import { listAuditEvents } from './audit/list-audit-events.ts';
import { addClientSecret } from './clients/add-client-secret.ts';
import { createClient } from './clients/create-client.ts';
import { getClient } from './clients/get-client.ts';
import { listClients } from './clients/list-clients.ts';
import { revokeClient } from './clients/revoke-client.ts';
import { revokeClientSecret } from './clients/revoke-client-secret.ts';
import { updateClient } from './clients/update-client.ts';

/** Every operation of employees. */
export const supportOperations: readonly Operation[] = [
  exportAuditEvents,
  listAuditEvents,
  addClientSecret,
  createClient,
  getClient,
  listClients,
  revokeClient,
  revokeClientSecret,
  updateClient,
];
