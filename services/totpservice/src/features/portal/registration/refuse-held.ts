import type { Database } from '@tvm/db';
import { holdEnrolment } from '../../../approvals/hold-enrolment.ts';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { recordDisputedEnrolment, recordNewPhone } from '../../../standing/sensitive-changes.ts';
import type { RegistrationFacts } from './registration.queries.ts';

/**
 * Refuses an enrolment that is held, and sees to it that somebody is asked to confirm it (SECURITY rule 17). A new phone is a change itself: with another one of the last 72
 * hours it is held when it is tried, and written down as that. So is a first enrolment after the user said that something wasn't them (rule 30).
 */
export async function refuseHeld(
  deps: Deps,
  tx: Database,
  { userId, authenticatorState }: RegistrationFacts,
  { isCompleting = false }: { isCompleting?: boolean } = {},
): Promise<Refusal<'enrolment_held'> | undefined> {
  if (authenticatorState === null) await recordDisputedEnrolment(tx, userId, deps.now());
  else await recordNewPhone(tx, { userId, isCompleting }, deps.now());
  return (await holdEnrolment(deps, tx, userId)) ? { refused: 'enrolment_held' } : undefined;
}
