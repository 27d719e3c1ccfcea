import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { api } from '../../http/client.ts';
import { type Body, change, read } from '../../http/operation.ts';

/** A secret is made once and gone from memory with its screen. */
const keptByItsScreen = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 };
const enrolmentKey = ['enrolment'];

/** Where this browser's registration is. */
export const getRegistration = read(['registration'], () =>
  api.GET('/totpservice/api/v1/registrations/current'),
);
/** For a refresh or the Back button. */
export const useGetRegistration = () => useQuery(getRegistration);

const goOn = (client: QueryClient, registration: Schema<'Registration'>) =>
  client.setQueryData(getRegistration.queryKey, registration);

/** What a mailed link is still good for. Changes nothing, so it may run when the page loads. */
export const useInspectRegistration = (token: string) =>
  useQuery({
    ...read(['registration-link', token], () =>
      api.POST('/totpservice/api/v1/registrations/inspect', { body: { token } }),
    ),
    gcTime: 0,
  });

/** Exchanges a mailed token for this browser's registration: a person's own step. */
export const useOpenRegistration = change(
  (body: Body<'openRegistration'>) => api.POST('/totpservice/api/v1/registrations/open', { body }),
  {
    succeeded: (client, registration) => {
      // Whatever an earlier link left behind belongs to another registration.
      client.removeQueries({ queryKey: enrolmentKey });
      goOn(client, registration);
    },
  },
);

/** Has a fresh link mailed in exchange for an expired one. */
export const useRenewRegistration = change((body: Body<'renewRegistration'>) =>
  api.POST('/totpservice/api/v1/registrations/renew', { body }),
);

/** Sets the password of the open registration. */
export const useSetPassword = change(
  (body: Body<'setPassword'>) => api.POST('/totpservice/api/v1/registrations/password', { body }),
  { succeeded: goOn },
);

/** Keeps the password that is there, for a new phone. */
export const useKeepPassword = change(() => api.POST('/totpservice/api/v1/registrations/password/keep'), {
  succeeded: goOn,
});

/** Completes a reset with a code, a recovery code or a passkey; the authenticators stay. */
export const useConfirmPasswordReset = change(
  (body: Body<'confirmPasswordReset'>) => api.POST('/totpservice/api/v1/registrations/proof', { body }),
  { succeeded: goOn },
);

/** Asks for a passkey, to complete a reset with it. */
export const useStartPasskeyProof = change(() => api.POST('/totpservice/api/v1/registrations/proof/passkey'));

/** The pending secret: the same after a refresh or a wrong code. */
export const useStartEnrolment = () =>
  useQuery({
    ...read(enrolmentKey, () => api.POST('/totpservice/api/v1/registrations/authenticator')),
    ...keptByItsScreen,
  });

/** Enrols the pending authenticator with its first code; the answer holds the recovery codes, this once. */
export const useConfirmEnrolment = change(
  (body: Body<'confirmEnrolment'>) =>
    api.POST('/totpservice/api/v1/registrations/authenticator/confirm', { body }),
  { gcTime: 0 },
);

/** Asks the browser for a passkey, instead of an app. */
export const useStartPasskeyRegistration = change(() =>
  api.POST('/totpservice/api/v1/registrations/passkey'),
);

/** Enrols the passkey that the browser made; the answer holds the recovery codes, this once. */
export const useConfirmPasskeyRegistration = change(
  (body: Body<'confirmPasskeyRegistration'>) =>
    api.POST('/totpservice/api/v1/registrations/passkey/confirm', { body }),
  { gcTime: 0 },
);

/** Asks for a mail; the answer is the same for every address. */
export const useRequestPasswordReset = change((body: Body<'requestPasswordReset'>) =>
  api.POST('/totpservice/api/v1/password-resets', { body }),
);

/** Stops, by the link of a mail, that a new phone is linked; nobody has to be signed in. */
export const useStopRecovery = change((body: Body<'stopRecovery'>) =>
  api.POST('/totpservice/api/v1/recoveries/stop', { body }),
);
