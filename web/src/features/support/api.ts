import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '../../http/client.ts';
import { change, type Input, type Query, read } from '../../http/operation.ts';

/**
 * Whatever an employee does changes what any screen of the console shows, and what waits for whom. What no screen shows now is forgotten: the next one would begin with it as it was, a
 * decided request with its buttons.
 */
const askAgain = {
  settled: (client: QueryClient) => {
    client.removeQueries({ queryKey: ['support'], type: 'inactive' });
    return Promise.all([['support'], ['session']].map((queryKey) => client.invalidateQueries({ queryKey })));
  },
};
/** The former page stays while the next one is on its way. */
const paged = { placeholderData: keepPreviousData };

/** The contract's. */
export const shortestSearch = 2;

/** Organisations and their users; nothing is asked before there is enough to search for. */
export const useSearchOrganisations = (search: string) =>
  useQuery({
    ...read(['support', 'searchOrganisations', search], () =>
      api.GET('/totpservice/api/v1/admin/organisations', { params: { query: { search } } }),
    ),
    ...paged,
    enabled: search.length >= shortestSearch,
  });

/** One organisation, and what a reversal would do now. */
export const useGetOrganisation = (organisationId: string) =>
  useQuery(
    read(['support', 'getOrganisation', organisationId], () =>
      api.GET('/totpservice/api/v1/admin/organisations/{organisationId}', {
        params: { path: { organisationId } },
      }),
    ),
  );

/** One page of an organisation's users. */
export const useListUsers = (organisationId: string, query: Query<'listUsers'>) =>
  useQuery({
    ...read(['support', 'listUsers', organisationId, query], () =>
      api.GET('/totpservice/api/v1/admin/organisations/{organisationId}/users', {
        params: { path: { organisationId }, query },
      }),
    ),
    ...paged,
  });

/** One user, portal user or employee. */
export const useGetUser = (userId: string) =>
  useQuery(
    read(['support', 'getUser', userId], () =>
      api.GET('/totpservice/api/v1/admin/users/{userId}', { params: { path: { userId } } }),
    ),
  );

/** Sends a user's registration mail again. */
export const useResendUserRegistrationMail = change(
  (userId: string) =>
    api.POST('/totpservice/api/v1/admin/users/{userId}/registration-mail', { params: { path: { userId } } }),
  askAgain,
);

/** Ends a user's locks. */
export const useUnlockUser = change(
  (userId: string) =>
    api.POST('/totpservice/api/v1/admin/users/{userId}/unlock', { params: { path: { userId } } }),
  askAgain,
);

/** Forgets that mail to a user's address bounced. */
export const useClearMailBounce = change(
  (userId: string) =>
    api.DELETE('/totpservice/api/v1/admin/users/{userId}/mail-bounce', { params: { path: { userId } } }),
  askAgain,
);

/** Asks for what another employee has to approve; what one may do alone is done. */
export const useRequestApproval = change(
  (body: Input<'requestApproval'>) => api.POST('/totpservice/api/v1/admin/approvals', { body }),
  askAgain,
);

/** One page of approvals, the newest first. */
export const useListApprovals = (query: Query<'listApprovals'>) =>
  useQuery({
    ...read(['support', 'listApprovals', query], () =>
      api.GET('/totpservice/api/v1/admin/approvals', { params: { query } }),
    ),
    ...paged,
  });

/** One approval, with what it would do now. */
export const useGetApproval = (approvalId: string) =>
  useQuery(
    read(['support', 'getApproval', approvalId], () =>
      api.GET('/totpservice/api/v1/admin/approvals/{approvalId}', { params: { path: { approvalId } } }),
    ),
  );

/** Approves what was shown, with a code of the own app. */
export const useApproveApproval = change(
  ({ approvalId, ...body }: Input<'approveApproval'>) =>
    api.POST('/totpservice/api/v1/admin/approvals/{approvalId}/approval', {
      params: { path: { approvalId } },
      body,
    }),
  askAgain,
);

/** Asks for a passkey, to approve with it what was shown. */
export const useStartPasskeyApproval = change(({ approvalId, ...body }: Input<'startPasskeyApproval'>) =>
  api.POST('/totpservice/api/v1/admin/approvals/{approvalId}/passkey', {
    params: { path: { approvalId } },
    body,
  }),
);

/** Rejects. */
export const useRejectApproval = change(
  ({ approvalId, ...body }: Input<'rejectApproval'>) =>
    api.POST('/totpservice/api/v1/admin/approvals/{approvalId}/rejection', {
      params: { path: { approvalId } },
      body,
    }),
  askAgain,
);

/** Cancels what one asked for oneself. */
export const useCancelApproval = change(
  (approvalId: string) =>
    api.POST('/totpservice/api/v1/admin/approvals/{approvalId}/cancellation', {
      params: { path: { approvalId } },
    }),
  askAgain,
);

/** Other TVM systems, by name. */
export const useListClients = () =>
  useQuery(read(['support', 'listClients'], () => api.GET('/totpservice/api/v1/admin/clients')));

/** One of them. */
export const useGetClient = (clientId: string) =>
  useQuery(
    read(['support', 'getClient', clientId], () =>
      api.GET('/totpservice/api/v1/admin/clients/{clientId}', { params: { path: { clientId } } }),
    ),
  );

/** Takes from what a client may do. */
export const useUpdateClient = change(
  ({ clientId, ...body }: Input<'updateClient'>) =>
    api.PATCH('/totpservice/api/v1/admin/clients/{clientId}', { params: { path: { clientId } }, body }),
  askAgain,
);

/** Takes the secret that was approved. */
export const useTakeClientSecret = change(
  ({ clientId, ...body }: Input<'takeClientSecret'>) =>
    api.POST('/totpservice/api/v1/admin/clients/{clientId}/secrets', {
      params: { path: { clientId } },
      body,
    }),
  askAgain,
);

/** Ends a secret. */
export const useRevokeClientSecret = change(
  (path: { clientId: string; secretId: string }) =>
    api.DELETE('/totpservice/api/v1/admin/clients/{clientId}/secrets/{secretId}', { params: { path } }),
  askAgain,
);

/** Ends a client, for good. */
export const useRevokeClient = change(
  (clientId: string) =>
    api.POST('/totpservice/api/v1/admin/clients/{clientId}/revocation', { params: { path: { clientId } } }),
  askAgain,
);

/** One page of what people said wasn't them. */
export const useListDisputes = (query: Query<'listDisputes'>) =>
  useQuery({
    ...read(['support', 'listDisputes', query], () =>
      api.GET('/totpservice/api/v1/admin/disputes', { params: { query } }),
    ),
    ...paged,
  });

/** Says that one has been looked into. */
export const useSettleDispute = change(
  (disputeId: string) =>
    api.POST('/totpservice/api/v1/admin/disputes/{disputeId}/settlement', {
      params: { path: { disputeId } },
    }),
  askAgain,
);

/** All employees, by name. */
export const useListEmployees = () =>
  useQuery(read(['support', 'listEmployees'], () => api.GET('/totpservice/api/v1/admin/employees')));

/** The newest events of a filter. */
export const useListAuditEvents = (query: Query<'listAuditEvents'>) =>
  useQuery({
    ...read(['support', 'listAuditEvents', query], () =>
      api.GET('/totpservice/api/v1/admin/audit-events', { params: { query } }),
    ),
    ...paged,
  });

/** The audit trail as a file. */
export const useExportAuditEvents = change((query: Query<'exportAuditEvents'>) =>
  api.GET('/totpservice/api/v1/admin/audit-events/export', { params: { query }, parseAs: 'blob' }),
);

/** How far everybody is. */
export const useGetRollout = () =>
  useQuery(read(['support', 'getRollout'], () => api.GET('/totpservice/api/v1/admin/rollout')));

/** One page of organisations with their figures. */
export const useListRolloutOrganisations = (query: Query<'listRolloutOrganisations'>) =>
  useQuery({
    ...read(['support', 'listRolloutOrganisations', query], () =>
      api.GET('/totpservice/api/v1/admin/rollout/organisations', { params: { query } }),
    ),
    ...paged,
  });

/** All organisations with their figures, as a file. */
export const useExportRollout = change((query: Query<'exportRollout'>) =>
  api.GET('/totpservice/api/v1/admin/rollout/organisations/export', { params: { query }, parseAs: 'blob' }),
);

/** Stops the invitations and reminders. */
export const useStopInvitations = change(
  () => api.POST('/totpservice/api/v1/admin/rollout/invitations/stop'),
  askAgain,
);

/** Resumes the invitations and reminders. */
export const useResumeInvitations = change(
  () => api.POST('/totpservice/api/v1/admin/rollout/invitations/resume'),
  askAgain,
);
