import type { Schema } from '@tvm/contract';
import { type Database, query, users } from '@tvm/db';
import { hashToken } from '@tvm/keys';
import { decideRecovery, type RecoveryDecision, type RecoveryFacts } from '@tvm/policy';
import { type SQL, sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { isApproved, newPhoneApprovedAt } from './new-phone-approval.ts';
import { type AuthenticatorState, authenticatorState } from './used-authenticators.ts';

interface Found extends Omit<RecoveryFacts, 'policy' | 'isConfirmed' | 'wait' | 'isDisabled' | 'now'> {
  newPhoneApprovedAt: Date | null;
  startedAt: Date | null;
  stoppedAt: Date | null;
  isOfPresentCredentials: boolean;
  state: AuthenticatorState;
}

/**
 * What decides about replacing the authenticator of a user by a mailed link, in the browser of a request.
 * @param person.deviceToken the device cookie that it sent; none for a browser that nobody speaks of
 */
async function findRecoveryFacts(
  { config, now }: Deps,
  db: Database,
  person: { userId: string; deviceToken: string | undefined },
): Promise<RecoveryFacts> {
  const at = now();
  const [found] = await query<Found>(db, 'find_recovery_facts')`
    select users.kind, ${isKnown(person.deviceToken, at)} as "isKnownBrowser", ${newPhoneApprovedAt()} as "newPhoneApprovedAt",
      r.started_at as "startedAt", r.stopped_at as "stoppedAt", r.proved_at as "provedAt",
      coalesce(r.credential_epoch = users.credential_epoch, false) as "isOfPresentCredentials", ${authenticatorState(users.id)} as state,
      coalesce((select b.consecutive from attempt_budgets b where b.scope = 'code' and b.subject = users.id::text), 0) as "wrongCodes"
    from ${users}
    left join recovery_standing r on r.user_id = users.id and r.completed_at is null
    where users.id = ${person.userId}`;
  if (!found) throw new Error('no such user');
  const {
    newPhoneApprovedAt: approvedAt,
    startedAt,
    stoppedAt,
    isOfPresentCredentials,
    state,
    ...facts
  } = found;
  return {
    ...facts,
    policy: config.recoveryPolicy,
    isConfirmed: isApproved({ newPhoneApprovedAt: approvedAt }, at),
    wait: startedAt === null ? undefined : { startedAt, stoppedAt, isOfPresentCredentials },
    isDisabled: state === 'disabled',
    now: at,
  };
}

/** Where a new phone of a portal user stands that a main user may let through, or stop; null where none would have to wait. */
export async function findColleaguePhone(
  deps: Deps,
  db: Database,
  userId: string,
): Promise<Schema<'Colleague'>['newPhone']> {
  const facts = await findRecoveryFacts(deps, db, { userId, deviceToken: undefined });
  if (facts.policy !== 'mail_and_time') return null;
  const decision = decideRecovery(facts);
  switch (decision.next) {
    case 'now':
      return { state: decision.because === 'confirmed' ? 'approved' : 'waits', until: null };
    case 'wait':
      return decision.begins
        ? { state: 'not_asked', until: null }
        : { state: 'waits', until: decision.until.toISOString() };
    case 'confirmation':
      return { state: 'stopped', until: null };
  }
}

/** Whether a user may replace the authenticator by a mailed link now, in this browser. */
export async function decideUserRecovery(
  deps: Deps,
  db: Database,
  person: { userId: string; deviceToken: string | undefined },
): Promise<RecoveryDecision> {
  return decideRecovery(await findRecoveryFacts(deps, db, person));
}

/**
 * A login made it known, or a link that was completed; with credentials of now. While an authenticator is there both took it: a mailbox alone makes no browser known.
 */
const isKnown = (token: string | undefined, now: Date): SQL<boolean> =>
  token === undefined
    ? sql`false`
    : sql`exists (select from device_cookies d where d.token_hash = ${hashToken('device', token)} and d.user_id = users.id
        and d.credential_epoch = users.credential_epoch and d.expires_at > ${now}::timestamptz)`;
