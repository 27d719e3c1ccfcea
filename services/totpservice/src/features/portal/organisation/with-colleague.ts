import type { Schema } from '@tvm/contract';
import { type Database, query } from '@tvm/db';
import { lockPeople } from '../../../approvals/lock-people.ts';
import type { Deps } from '../../../deps.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import type { Visitor } from '../../../http/visitor.ts';
import type { Session } from '../../../sessions/session.ts';
import { stepUpValidUntil } from '../../../sessions/step-up.ts';
import { findSessionFacts } from '../../../sessions/with-session.ts';
import { type AuditEvent, byDecider, byPerson } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { asMainUser } from './as-main-user.ts';
import { findMainUser } from './first-enrolments.queries.ts';

/** Somebody of the main user's own organisation. */
export interface Colleague {
  userId: string;
  organisationId: string;
  fullName: string;
  email: string;
  emailCanonical: string;
  isMainUser: boolean;
}

/** Who helps, and with what. */
export interface Help {
  type: AuditEvent['type'];
  caller: Session;
  visitor: Visitor;
  userId: string;
}

type CannotHelp = Refusal<'help_disabled' | 'main_user_required' | 'user_not_found'>;
type MayNotHelp = Refusal<
  'not_for_oneself' | 'support_required' | 'main_user_too_new' | 'main_user_required'
>;

/** Another organisation's user is no user (SECURITY rule 9). */
export async function findColleague(
  db: Database,
  { userId, organisationId }: { userId: string; organisationId: string },
): Promise<Colleague | undefined> {
  const [found] = await query<Colleague>(db, 'find_colleague')`
    select id as "userId", organisation_id as "organisationId", full_name as "fullName", email, email_canonical as "emailCanonical",
      is_main_user as "isMainUser"
    from users where id = ${userId} and organisation_id = ${organisationId} and disabled_at is null`;
  return found;
}

/** Why this main user may not help this colleague, whatever with: null where they may. */
export async function whyNotHelp(
  db: Database,
  { userId: own, organisationId }: { userId: string; organisationId: string },
  colleague: Colleague,
  now: Date,
): Promise<Schema<'Colleague'>['because']> {
  if (colleague.userId === own) return 'not_for_oneself';
  if (colleague.isMainUser) return 'support_required';
  const mainUser = await findMainUser(db, { userId: own, organisationId }, now);
  if (mainUser === undefined) return 'main_user_required';
  return mainUser === 'settled' ? null : 'main_user_too_new';
}

/**
 * Runs what a main user does for a colleague in one transaction, with both rows locked in the order of their ids and everything decided again: the role, the organisation, the setting. Never for
 * oneself; for another main user support does it; not by who was changed in the last 72 hours (SECURITY rule 17); with a proof of the last five minutes, which is asked for last. `work`
 * returns its refusals, which are written down here.
 */
export async function withColleague<T extends object>(
  deps: Deps,
  { type, caller, visitor, userId }: Help,
  work: (tx: Database, colleague: Colleague) => Promise<T>,
): Promise<T | CannotHelp | MayNotHelp | Refusal<'unauthenticated' | 'step_up_required'>> {
  const event = { type, ...byPerson(caller, visitor.address) } as const;
  const own = await asMainUser(deps, caller, event);
  if (isRefusal(own)) return own;
  if (deps.config.mainUserHelp === 'off')
    return recordRefused(deps.db, event, { refused: 'help_disabled' }, deps.now());
  const { organisationId } = own;
  return deps.db.transaction(async (tx): Promise<Awaited<ReturnType<typeof withColleague<T>>>> => {
    const now = deps.now();
    await lockPeople(tx, [caller.userId], { userId, organisationId: null });
    const facts = await findSessionFacts(tx, caller);
    if (!facts) return { refused: 'unauthenticated' };
    const colleague = await findColleague(tx, { userId, organisationId });
    if (!colleague) return recordRefused(tx, event, { refused: 'user_not_found' }, now);
    const about = { type, ...byDecider(caller, { userId, organisationId }, visitor.address) };
    const because = await whyNotHelp(tx, { userId: caller.userId, organisationId }, colleague, now);
    if (because) return recordRefused(tx, about, { refused: because }, now);
    if (!stepUpValidUntil(facts, now)) return recordRefused(tx, about, { refused: 'step_up_required' }, now);
    const result = await work(tx, colleague);
    if (isRefusal(result)) await recordRefused(tx, about, result as Refusal, now);
    return result;
  });
}
