import { useQuery } from '@tanstack/react-query';
import { api } from '../http/client.ts';
import { type Body, change, read } from '../http/operation.ts';

/** Proves again who one is, for a sensitive action. */
export const useStepUp = change((body: Body<'stepUp'>) =>
  api.POST('/totpservice/api/v1/session/step-up', { body }),
);

/** Asks for a passkey, to prove again who one is. */
export const useStartPasskeyStepUp = change(() => api.POST('/totpservice/api/v1/session/step-up/passkey'));

/** What proves the person's second factor, the one that was used last first. */
export const listAuthenticators = read(['own-authenticators'], () =>
  api.GET('/totpservice/api/v1/profile/authenticators'),
);
export const useListAuthenticators = () => useQuery(listAuthenticators);
