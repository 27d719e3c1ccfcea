import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '../../http/client.ts';
import { type Body, change, read } from '../../http/operation.ts';

/** Another person may sign in now: nothing of the former one stays. */
const forgetEverybody = { succeeded: (client: QueryClient) => client.clear() };

/** E-mail address and password; the answer says what comes next. */
export const useStartLogin = change(
  (body: Body<'startLogin'>) => api.POST('/totpservice/api/v1/login', { body }),
  forgetEverybody,
);

/** Finishes a login with a code of the authenticator app. */
export const useVerifyLoginCode = change(
  (body: Body<'verifyLoginCode'>) => api.POST('/totpservice/api/v1/login/code', { body }),
  forgetEverybody,
);

/** Asks for a passkey, to finish a login. */
export const useStartPasskeyLogin = change(() => api.POST('/totpservice/api/v1/login/passkey'));

/** Finishes a login with a passkey. */
export const useVerifyPasskeyLogin = change(
  (body: Body<'verifyPasskeyLogin'>) => api.POST('/totpservice/api/v1/login/passkey/verify', { body }),
  forgetEverybody,
);

/** Finishes a login with a recovery code. */
export const useUseRecoveryCode = change(
  (body: Body<'useRecoveryCode'>) => api.POST('/totpservice/api/v1/login/recovery-code', { body }),
  forgetEverybody,
);

/** For which application somebody is about to log in. */
export const useGetInteraction = (interactionId: string | undefined) =>
  useQuery({
    ...read(['interaction', interactionId], () =>
      api.GET('/totpservice/api/v1/interactions/{interactionId}', {
        params: { path: { interactionId: interactionId ?? '' } },
      }),
    ),
    enabled: interactionId !== undefined,
  });
