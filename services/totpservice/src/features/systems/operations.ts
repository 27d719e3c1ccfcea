import type { Operation } from '../../http/contract-operation.ts';
import { getUserTwoFactorDecision } from './decisions/get-user-two-factor-decision.ts';
import { listUserTwoFactorDecisions } from './decisions/list-user-two-factor-decisions.ts';
import { createWebhook } from './events/create-webhook.ts';
import { deleteWebhook } from './events/delete-webhook.ts';
import { getWebhook } from './events/get-webhook.ts';
import { listEvents } from './events/list-events.ts';
import { listWebhookDeliveries } from './events/list-webhook-deliveries.ts';
import { listWebhooks } from './events/list-webhooks.ts';
import { replayWebhook } from './events/replay-webhook.ts';
import { rotateWebhookSecret } from './events/rotate-webhook-secret.ts';
import { updateWebhook } from './events/update-webhook.ts';
import { getUserRegistration } from './invitations/get-user-registration.ts';
import { issueRegistration } from './invitations/issue-registration.ts';
import { deleteUser } from './provisioning/delete-user.ts';
import { getProvisionedOrganisation } from './provisioning/get-provisioned-organisation.ts';
import { getProvisionedUser } from './provisioning/get-provisioned-user.ts';
import { putOrganisation } from './provisioning/put-organisation.ts';
import { putOrganisations } from './provisioning/put-organisations.ts';
import { putUser } from './provisioning/put-user.ts';
import { putUsers } from './provisioning/put-users.ts';
import { createVerification } from './verifications/create-verification.ts';

/** Every operation of other TVM systems. */
export const systemsOperations: readonly Operation[] = [
  createVerification,
  createWebhook,
  deleteUser,
  deleteWebhook,
  getProvisionedOrganisation,
  getProvisionedUser,
  getUserRegistration,
  getUserTwoFactorDecision,
  getWebhook,
  issueRegistration,
  listEvents,
  listUserTwoFactorDecisions,
  listWebhookDeliveries,
  listWebhooks,
  putOrganisation,
  putOrganisations,
  putUser,
  putUsers,
  replayWebhook,
  rotateWebhookSecret,
  updateWebhook,
];
