import type { Operation } from '../../http/contract-operation.ts';
import { approveApproval } from './approvals/approve-approval.ts';
import { cancelApproval } from './approvals/cancel-approval.ts';
import { getApproval } from './approvals/get-approval.ts';
import { listApprovals } from './approvals/list-approvals.ts';
import { rejectApproval } from './approvals/reject-approval.ts';
import { requestApproval } from './approvals/request-approval.ts';
import { exportAuditEvents } from './audit/export-audit-events.ts';
import { listAuditEvents } from './audit/list-audit-events.ts';
import { addClientSecret } from './clients/add-client-secret.ts';
import { createClient } from './clients/create-client.ts';
import { getClient } from './clients/get-client.ts';
import { listClients } from './clients/list-clients.ts';
import { revokeClient } from './clients/revoke-client.ts';
import { revokeClientSecret } from './clients/revoke-client-secret.ts';
import { updateClient } from './clients/update-client.ts';
import { listEmployees } from './employees/list-employees.ts';
import { getOrganisation } from './organisations/get-organisation.ts';
import { listUsers } from './organisations/list-users.ts';
import { searchOrganisations } from './organisations/search-organisations.ts';
import { exportRollout } from './rollout/export-rollout.ts';
import { getRollout } from './rollout/get-rollout.ts';
import { listRolloutOrganisations } from './rollout/list-rollout-organisations.ts';
import { resumeInvitations } from './rollout/resume-invitations.ts';
import { stopInvitations } from './rollout/stop-invitations.ts';
import { clearMailBounce } from './users/clear-mail-bounce.ts';
import { getUser } from './users/get-user.ts';
import { resendUserRegistrationMail } from './users/resend-user-registration-mail.ts';
import { unlockUser } from './users/unlock-user.ts';

/** Every operation of employees. */
export const supportOperations: readonly Operation[] = [
  approveApproval,
  cancelApproval,
  getApproval,
  listApprovals,
  rejectApproval,
  requestApproval,
  exportAuditEvents,
  listAuditEvents,
  addClientSecret,
  createClient,
  getClient,
  listClients,
  revokeClient,
  revokeClientSecret,
  updateClient,
  listEmployees,
  getOrganisation,
  listUsers,
  searchOrganisations,
  exportRollout,
  getRollout,
  listRolloutOrganisations,
  resumeInvitations,
  stopInvitations,
  clearMailBounce,
  getUser,
  resendUserRegistrationMail,
  unlockUser,
];
