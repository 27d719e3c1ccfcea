import type { Database } from '@tvm/db';
import type { Deps } from '../../../deps.ts';
import type { Cookies } from '../../../http/cookies.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { type AuditEvent, byPerson } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { findByCookie, lockRegistration, type RegistrationFacts } from './registration.queries.ts';
import { linkState } from './registration-state.ts';

const deadCodes = {
  expired: 'registration_expired',
  used: 'registration_used',
  replaced: 'registration_replaced',
  withdrawn: 'registration_withdrawn',
  already_enrolled: 'already_enrolled',
} as const;

/** Why a link can't go on. */
export type DeadLink = Refusal<(typeof deadCodes)[keyof typeof deadCodes]>;
/** Why a browser's registration can't go on. */
export type DeadRegistration = DeadLink | Refusal<'registration_not_open'>;

/** Who tries a step of a registration, and what it is called in the audit trail. */
export interface Step {
  type: AuditEvent['type'];
  /** The registration cookie. */
  cookie: string;
  /** The device cookie that the browser sent. */
  deviceToken: string | undefined;
  clientAddress: string;
}

/** The step that an operation is. */
export const stepOf = (
  type: Step['type'],
  { caller, cookies, visitor }: { caller: string; cookies: Cookies; visitor: Visitor },
): Step => ({ type, cookie: caller, deviceToken: cookies.device, clientAddress: visitor.address });

/** Why a registration isn't open; undefined when it is. */
export function refuseDead(facts: RegistrationFacts, now: Date): DeadLink | undefined {
  const state = linkState(facts, now);
  return state === 'open' ? undefined : { refused: deadCodes[state] };
}

/** Writes down a step that was refused, and hands the refusal on. */
export const refuseStep = <const R extends Refusal>(
  deps: Deps,
  db: Database,
  facts: RegistrationFacts,
  { type, clientAddress }: Pick<Step, 'type' | 'clientAddress'>,
  refusal: R,
): Promise<R> => recordRefused(db, { type, ...byPerson(facts, clientAddress) }, refusal, deps.now());

/** The registration that a browser's cookie opened, for reading. */
export async function findOpenRegistration(
  deps: Deps,
  cookie: string,
): Promise<RegistrationFacts | DeadRegistration> {
  const facts = await findByCookie(deps.db, cookie);
  if (!facts) return { refused: 'registration_not_open' };
  return refuseDead(facts, deps.now()) ?? facts;
}

/** Looks at a registration before a step that has work outside its transaction: its facts, or why it isn't open, which is written down. */
export async function beforeStep(deps: Deps, step: Step): Promise<RegistrationFacts | DeadRegistration> {
  const facts = await findByCookie(deps.db, step.cookie);
  if (!facts) return { refused: 'registration_not_open' };
  const dead = refuseDead(facts, deps.now());
  return dead ? refuseStep(deps, deps.db, facts, step, dead) : facts;
}

/**
 * Runs a step of an open registration in one transaction, with its user's and its own row locked and read again. `work` returns its refusals, which are written down
 * here: a throw would roll back what has to stay.
 */
export async function withOpenRegistration<T extends object | undefined>(
  deps: Deps,
  step: Step,
  work: (tx: Database, facts: RegistrationFacts) => Promise<T>,
): Promise<T | DeadRegistration> {
  const found = await findByCookie(deps.db, step.cookie);
  if (!found) return { refused: 'registration_not_open' };
  return deps.db.transaction(async (tx): Promise<T | DeadRegistration> => {
    const facts = await lockRegistration(tx, found);
    // Another browser opened the link meanwhile.
    if (facts.cookieHash !== found.cookieHash) return { refused: 'registration_not_open' };
    const dead = refuseDead(facts, deps.now());
    if (dead) return refuseStep(deps, tx, facts, step, dead);
    const result = await work(tx, facts);
    if (result && isRefusal(result)) await refuseStep(deps, tx, facts, step, result);
    return result;
  });
}
