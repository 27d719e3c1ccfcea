import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '../../http/client.ts';
import { type Body, change, type Input, read } from '../../http/operation.ts';
import { getSession } from '../../session/api.ts';
import { listAuthenticators } from '../../step-up/api.ts';

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
  client.removeQueries({ queryKey: listAuthenticators.queryKey });
};

/** Asks the browser for a new passkey. */
export const useStartPasskeyEnrolment = change(() => api.POST('/totpservice/api/v1/profile/passkeys'));

/** Adds the passkey that the browser made. */
export const useConfirmPasskeyEnrolment = change(
  (body: Body<'confirmPasskeyEnrolment'>) =>
    api.POST('/totpservice/api/v1/profile/passkeys/confirm', { body }),
  { succeeded: forgetProtection },
);

/** Calls an authenticator something else. */
export const useRenameAuthenticator = change(
  ({ authenticatorId, name }: Input<'renameAuthenticator'>) =>
    api.PATCH('/totpservice/api/v1/profile/authenticators/{authenticatorId}', {
      params: { path: { authenticatorId } },
      body: { name },
    }),
  { succeeded: forgetProtection },
);

/** Removes an authenticator. With the last one the session isn't an enrolled person's any more. */
export const useRemoveAuthenticator = change(
  (authenticatorId: string) =>
    api.DELETE('/totpservice/api/v1/profile/authenticators/{authenticatorId}', {
      params: { path: { authenticatorId } },
    }),
  {
    succeeded: (client) => {
      forgetProtection(client);
      return client.invalidateQueries({ queryKey: getSession.queryKey });
    },
  },
);

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
