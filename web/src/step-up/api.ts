import { api } from '../http/client.ts';
import { type Body, change } from '../http/operation.ts';

/** Proves again who one is, for a sensitive action. */
export const useStepUp = change((body: Body<'stepUp'>) =>
  api.POST('/totpservice/api/v1/session/step-up', { body }),
);
