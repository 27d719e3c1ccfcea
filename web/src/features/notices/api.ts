import { api } from '../../http/client.ts';
import { type Body, change } from '../../http/operation.ts';

/** Says, by the code of a mail, that it wasn't them. Whoever is signed in here may have been signed out by it. */
export const useDisputeNotice = change(
  (body: Body<'disputeNotice'>) => api.POST('/totpservice/api/v1/notices/dispute', { body }),
  { succeeded: (client) => client.clear() },
);
