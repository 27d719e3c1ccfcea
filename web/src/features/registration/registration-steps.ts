import type { ProblemCode, Schema } from '@tvm/contract';

type Registration = Schema<'Registration'>;

/** What a link can be when it isn't good any more. */
export type DeadLink =
  | 'expired'
  | 'used'
  | 'replaced'
  | 'withdrawn'
  | 'already_enrolled'
  | 'unknown'
  | 'not_open';

/** The step screens, as paths below `/registration`. */
export type Step = 'held' | 'password' | 'proof' | 'authenticator' | 'passkey';

const deadLinks: Partial<Record<ProblemCode, DeadLink>> = {
  registration_expired: 'expired',
  registration_used: 'used',
  registration_replaced: 'replaced',
  registration_withdrawn: 'withdrawn',
  already_enrolled: 'already_enrolled',
  registration_unknown: 'unknown',
  registration_not_open: 'not_open',
};

/** The state of a link behind a problem, or undefined when the problem is about something else. */
export function deadLinkOf(code: ProblemCode): DeadLink | undefined {
  return deadLinks[code];
}

/** Where a registration goes on. Whoever said to have lost the phone isn't asked for its code again, nor led to an app where only a passkey counts. */
export function nextStep({ next, lost, takesCodes }: Registration): Step | 'done' {
  switch (next) {
    case 'proof':
      if (lost !== 'authenticator') return 'proof';
      return takesCodes ? 'authenticator' : 'passkey';
    case 'enrolment':
      return 'authenticator';
    default:
      return next;
  }
}

/** Whether a step can be shown: the next one, the password again, or a new phone instead of a proof. */
export function mayShow(step: Step, { next }: Registration): boolean {
  if (next === 'done') return false;
  if (step === 'held' || next === 'held') return step === next;
  if (step === 'password') return true;
  if (step === 'proof') return next === 'proof';
  return next === 'enrolment' || next === 'proof';
}
