import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { type Closed, closeSupportRequest } from './close-support-request.ts';

/** Cancels a support request that one asked for oneself. */
export const cancelSupportRequest = (
  deps: Deps,
  session: EmployeeSession,
  input: { requestId: string; clientAddress: string },
): Promise<Closed> => closeSupportRequest(deps, session, 'cancelled', input);
