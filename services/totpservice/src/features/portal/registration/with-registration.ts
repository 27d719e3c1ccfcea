import type { Database } from '@tvm/db';
import type { Deps } from '../../../deps.ts';
import { type AuditEvent, byPerson, recordEvent } from '../../../trail/audit.ts';
import { findByCookie, lockRegistration, type RegistrationFacts } from './registration.queries.ts';
import { linkState } from './registration-state.ts';

/** Why a browser's registration can't go on. */
export type DeadRegistration =
  | { outcome: 'not_open' }
  | { outcome: 'dead'; state: 'expired' | 'used' | 'replaced' | 'withdrawn' | 'already_enrolled' };

/** Who tries a step of a registration. */
export interface StepInput {
  /** The registration cookie. */
  cookie: string;
  /** The device cookie that the browser sent. */
  deviceToken: string | undefined;
  clientAddress: string;
}

/** What a step is called in the audit trail. */
type Step = StepInput & { type: AuditEvent['type'] };

const refusals = ['step_refused', 'approval_required'];

/** Writes down a step that was refused, with why, and hands the refusal on. */
export async function recordRefused<const T extends { outcome: string; state?: string }>(
  deps: Deps,
  db: Database,
  facts: RegistrationFacts,
  { type, clientAddress }: Pick<Step, 'type' | 'clientAddress'>,
  refusal: T,
): Promise<T> {
  const reason = refusal.state ?? refusal.outcome;
  const event = { type, result: 'refused', reason, ...byPerson(facts, clientAddress) } as const;
  await recordEvent(db, event, deps.now());
  return refusal;
}

/** The registration that a browser's cookie opened, for reading. */
export async function findOpenRegistration(
  deps: Deps,
  cookie: string,
): Promise<{ outcome: 'open'; facts: RegistrationFacts } | DeadRegistration> {
  const facts = await findByCookie(deps.db, cookie);
  if (!facts) return { outcome: 'not_open' };
  const state = linkState(facts, deps.now());
  return state === 'open' ? { outcome: 'open', facts } : { outcome: 'dead', state };
}

/** Looks at a registration before a step that has work outside its transaction: why the step is refused, which is written down, or its facts. */
export async function beforeStep<T extends { outcome: string }>(
  deps: Deps,
  step: Step,
  refuse: (facts: RegistrationFacts) => Promise<T | undefined> | T | undefined,
): Promise<{ outcome: 'open'; facts: RegistrationFacts } | T | DeadRegistration> {
  const facts = await findByCookie(deps.db, step.cookie);
  if (!facts) return { outcome: 'not_open' };
  const state = linkState(facts, deps.now());
  if (state !== 'open') return recordRefused(deps, deps.db, facts, step, { outcome: 'dead', state });
  const refused = await refuse(facts);
  return refused ? recordRefused(deps, deps.db, facts, step, refused) : { outcome: 'open', facts };
}

/**
 * Runs a step of an open registration in one transaction, with its user's and its own row locked and read again. `work` returns its rejections:
 * a throw would roll back what has to stay. A refusal is written down here.
 */
export async function withOpenRegistration<T extends { outcome: string } | undefined>(
  deps: Deps,
  step: Step,
  work: (tx: Database, facts: RegistrationFacts) => Promise<T>,
): Promise<T | DeadRegistration> {
  const found = await findByCookie(deps.db, step.cookie);
  if (!found) return { outcome: 'not_open' };
  return deps.db.transaction(async (tx): Promise<T | DeadRegistration> => {
    const facts = await lockRegistration(tx, found);
    // Another browser opened the link meanwhile.
    if (facts.cookieHash !== found.cookieHash) return { outcome: 'not_open' };
    const state = linkState(facts, deps.now());
    if (state !== 'open') return recordRefused(deps, tx, facts, step, { outcome: 'dead', state });
    const result = await work(tx, facts);
    return result && refusals.includes(result.outcome)
      ? recordRefused(deps, tx, facts, step, result)
      : result;
  });
}
