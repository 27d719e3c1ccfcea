import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { type Closed, closeSupportRequest } from './close-support-request.ts';

/** Rejects a support request, as another employee than the one who asked. */
export const rejectSupportRequest = (
  deps: Deps,
  session: EmployeeSession,
  input: { requestId: string; reason: string; clientAddress: string },
): Promise<Closed> => closeSupportRequest(deps, session, 'rejected', input);
