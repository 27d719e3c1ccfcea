import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../http/client.ts';
import { change, read } from '../http/operation.ts';
import { isPassing } from '../http/problem.ts';

/** While the service is away, ask again this often. */
const retryEveryMs = 5_000;

/** Who is signed in. Asked again whenever the window comes back: an activation reaches open sessions at once. */
export const getSession = queryOptions({
  ...read(['session'], () => api.GET('/totpservice/api/v1/session')),
  refetchInterval: ({ state }) => (state.error && isPassing(state.error) ? retryEveryMs : false),
});
export const useGetSession = () => useQuery(getSession);

/** Logs out, and forgets everything that was shown. */
export const useEndSession = change(() => api.DELETE('/totpservice/api/v1/session'), {
  succeeded: (client) => client.clear(),
});

/** Has one's own registration mail sent again, from a session that doesn't reach further. */
export const useResendOwnRegistration = change(() =>
  api.POST('/totpservice/api/v1/session/registration-mail'),
);
