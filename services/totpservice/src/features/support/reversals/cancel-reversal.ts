import type { Deps } from '../../../deps.ts';
import type { EmployeeSession } from '../../../sessions/session.ts';
import { type Closed, closeReversal } from './close-reversal.ts';

/** Cancels a reversal that one asked for oneself. */
export const cancelReversal = (
  deps: Deps,
  session: EmployeeSession,
  input: { reversalId: string; clientAddress: string },
): Promise<Closed> => closeReversal(deps, session, 'cancelled', input);
