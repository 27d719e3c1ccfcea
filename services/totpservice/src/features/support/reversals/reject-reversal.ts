import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { type Closed, closeReversal } from './close-reversal.ts';

/** Rejects a reversal, as another employee than the one who asked. */
export const rejectReversal = (
  deps: Deps,
  session: EmployeeSession,
  input: { reversalId: string; reason: string; clientAddress: string },
): Promise<Closed> => closeReversal(deps, session, 'rejected', input);
