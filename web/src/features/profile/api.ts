import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '../../http/client.ts';
import { type Body, change, read } from '../../http/operation.ts';
import { getSession } from '../../session/api.ts';

/** The signed in person's own account and how it is protected. */
const getProfile = read(['profile'], () => api.GET('/totpservice/api/v1/profile'));
export const useGetProfile = () => useQuery(getProfile);

/** Where the person is logged in, the most recently used session first. */
const listSessions = read(['own-sessions'], () => api.GET('/totpservice/api/v1/profile/sessions'));
export const useListSessions = () => useQuery(listSessions);

/** The password or the authenticator is another one, and every other session of the person has ended. */
const forgetProtection = (client: QueryClient) => {
  client.removeQueries({ queryKey: getProfile.queryKey });
  client.removeQueries({ queryKey: listSessions.queryKey });
};

/** Changes the password. */
export const useChangePassword = change(
  (body: Body<'changePassword'>) => api.POST('/totpservice/api/v1/profile/password', { body }),
  { succeeded: forgetProtection },
);

/** The new authenticator's pending secret: the same after a refresh or a wrong code, and gone from memory with its screen. */
export const useStartAuthenticatorReplacement = () =>
  useQuery({
    ...read(['authenticator-replacement'], () => api.POST('/totpservice/api/v1/profile/authenticator')),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** Replaces the authenticator by the first code of the new one; the answer holds new recovery codes, this once. */
export const useConfirmAuthenticatorReplacement = change(
  (body: Body<'confirmAuthenticatorReplacement'>) =>
    api.POST('/totpservice/api/v1/profile/authenticator/confirm', { body }),
  { gcTime: 0, succeeded: forgetProtection },
);

/** Makes ten new recovery codes, shown this once; the former ones are dead. */
export const useRegenerateRecoveryCodes = change(
  () => api.POST('/totpservice/api/v1/profile/recovery-codes'),
  { gcTime: 0, succeeded: (client) => client.invalidateQueries({ queryKey: getProfile.queryKey }) },
);

/** Ends every session of the person but this one. The list is asked again where it is shown next. */
export const useRevokeOtherSessions = change(() => api.DELETE('/totpservice/api/v1/profile/sessions'));

/** Ends one other session of the person. The list is asked again where it is shown next. */
export const useRevokeSession = change((sessionId: string) =>
  api.DELETE('/totpservice/api/v1/profile/sessions/{sessionId}', { params: { path: { sessionId } } }),
);

/** Keeps the language of the person's mails and screens. */
export const useSetLanguage = change(
  (body: Body<'setLanguage'>) => api.PUT('/totpservice/api/v1/profile/language', { body }),
  {
    succeeded: (client, _, { language }) => {
      client.setQueryData(getProfile.queryKey, (before) => before && { ...before, language });
      client.setQueryData(
        getSession.queryKey,
        (before) => before && { ...before, user: { ...before.user, language } },
      );
    },
  },
);
