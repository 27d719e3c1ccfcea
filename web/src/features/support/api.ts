import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '../../http/client.ts';
import { change, type Input, type Query, read } from '../../http/operation.ts';

/** Whatever an employee does changes what any screen of the console shows. */
const askAgain = { settled: (client: QueryClient) => client.invalidateQueries({ queryKey: ['support'] }) };
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

/** Takes a user's authenticator away, or asks for it. */
export const useResetUserTwoFactor = change(
  ({ userId, ...body }: Input<'resetUserTwoFactor'>) =>
    api.POST('/totpservice/api/v1/admin/users/{userId}/two-factor-reset', {
      params: { path: { userId } },
      body,
    }),
  askAgain,
);

/** Lets a user link a new phone, or asks for it. */
export const useApproveNewPhone = change(
  ({ userId, ...body }: Input<'approveNewPhone'>) =>
    api.POST('/totpservice/api/v1/admin/users/{userId}/new-phone-approval', {
      params: { path: { userId } },
      body,
    }),
  askAgain,
);

/** One page of what was asked for single users, the newest first. */
export const useListSupportRequests = (query: Query<'listSupportRequests'>) =>
  useQuery({
    ...read(['support', 'listSupportRequests', query], () =>
      api.GET('/totpservice/api/v1/admin/support-requests', { params: { query } }),
    ),
    ...paged,
  });

/** Approves a request with a code of the own app. */
export const useApproveSupportRequest = change(
  ({ requestId, ...body }: Input<'approveSupportRequest'>) =>
    api.POST('/totpservice/api/v1/admin/support-requests/{requestId}/approval', {
      params: { path: { requestId } },
      body,
    }),
  askAgain,
);

/** Rejects a request. */
export const useRejectSupportRequest = change(
  ({ requestId, ...body }: Input<'rejectSupportRequest'>) =>
    api.POST('/totpservice/api/v1/admin/support-requests/{requestId}/rejection', {
      params: { path: { requestId } },
      body,
    }),
  askAgain,
);

/** Cancels a request of one's own. */
export const useCancelSupportRequest = change(
  (requestId: string) =>
    api.POST('/totpservice/api/v1/admin/support-requests/{requestId}/cancellation', {
      params: { path: { requestId } },
    }),
  askAgain,
);

/** Asks for an organisation's 2FA to be taken back. */
export const useRequestReversal = change(
  ({ organisationId, ...body }: Input<'requestReversal'>) =>
    api.POST('/totpservice/api/v1/admin/organisations/{organisationId}/reversals', {
      params: { path: { organisationId } },
      body,
    }),
  askAgain,
);

/** One page of reversals, the newest first. */
export const useListReversals = (query: Query<'listReversals'>) =>
  useQuery({
    ...read(['support', 'listReversals', query], () =>
      api.GET('/totpservice/api/v1/admin/reversals', { params: { query } }),
    ),
    ...paged,
  });

/** Approves a reversal with a code of the own app. */
export const useApproveReversal = change(
  ({ reversalId, ...body }: Input<'approveReversal'>) =>
    api.POST('/totpservice/api/v1/admin/reversals/{reversalId}/approval', {
      params: { path: { reversalId } },
      body,
    }),
  askAgain,
);

/** Rejects a reversal. */
export const useRejectReversal = change(
  ({ reversalId, ...body }: Input<'rejectReversal'>) =>
    api.POST('/totpservice/api/v1/admin/reversals/{reversalId}/rejection', {
      params: { path: { reversalId } },
      body,
    }),
  askAgain,
);

/** Cancels a reversal of one's own. */
export const useCancelReversal = change(
  (reversalId: string) =>
    api.POST('/totpservice/api/v1/admin/reversals/{reversalId}/cancellation', {
      params: { path: { reversalId } },
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
