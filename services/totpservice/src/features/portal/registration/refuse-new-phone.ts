import { type Database, query } from '@tvm/db';
import type { Deps } from '../../../deps.ts';
import type { Refusal } from '../../../http/problems.ts';
import { listOtherMainUsers } from '../../../mails/list-other-main-users.ts';
import { queueMails } from '../../../mails/queue-mail.ts';
import { decideUserRecovery } from '../../../standing/recovery.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { refuseHeld } from './refuse-held.ts';
import type { RegistrationFacts } from './registration.queries.ts';
import type { Step } from './with-registration.ts';

type Unconfirmed = Refusal<'approval_required' | 'recovery_stopped'>;
type Browser = Pick<Step, 'deviceToken' | 'clientAddress'>;

/** Why time doesn't help with replacing an authenticator; undefined where there is none to replace. */
export async function refuseUnconfirmed(
  deps: Deps,
  db: Database,
  facts: RegistrationFacts,
  browser: Browser,
): Promise<Unconfirmed | undefined> {
  if (facts.authenticatorState === null) return undefined;
  const decision = await decideUserRecovery(deps, db, { ...facts, ...browser });
  if (decision.next !== 'confirmation') return undefined;
  return { refused: decision.because === 'stopped' ? 'recovery_stopped' : 'approval_required' };
}

/**
 * Refuses an enrolment that `RECOVERY_POLICY` doesn't let through in this browser, or that two changes hold (SECURITY rule 17), in the transaction of the step. What has to wait begins to, and is told: to the
 * user, who stops it by logging in, and to the other main users. The hold comes first: what was changed before the wait counts with it, not with its end.
 */
export async function refuseNewPhone(
  deps: Deps,
  tx: Database,
  facts: RegistrationFacts,
  browser: Browser,
  how: { isCompleting?: boolean } = {},
): Promise<Unconfirmed | Refusal<'enrolment_held' | 'recovery_waits'> | undefined> {
  const { userId, authenticatorState } = facts;
  if (authenticatorState === null) return refuseHeld(deps, tx, facts, how);
  const decision = await decideUserRecovery(deps, tx, { ...browser, userId });
  if (decision.next === 'confirmation') return refuseUnconfirmed(deps, tx, facts, browser);
  const isWaiting = decision.next === 'wait';
  const held = await refuseHeld(deps, tx, facts, isWaiting ? {} : how);
  if (held || !isWaiting) return held;
  if (decision.begins) await begin(deps, tx, facts, { ...browser, until: decision.until });
  return { refused: 'recovery_waits', retryAt: decision.until };
}

async function begin(
  deps: Deps,
  tx: Database,
  facts: RegistrationFacts,
  { clientAddress, until }: Browser & { until: Date },
): Promise<void> {
  const now = deps.now();
  const { userId: subjectUserId } = facts;
  await query(tx, 'begin_recovery')`
    select begin_recovery(${subjectUserId}::uuid, ${now}::timestamptz, ${until}::timestamptz)`;
  const notice = { kind: 'recovery_started_notice', requestedBy: 'system' } as const;
  const params = { at: now.toISOString(), subjectUserId };
  const others = await listOtherMainUsers(tx, facts);
  await queueMails(
    tx,
    others.map((userId) => ({ ...notice, userId, params })),
    now,
  );
  const event = { type: 'recovery_started', result: 'success' } as const;
  await recordEvent(tx, { ...event, ...byPerson(facts, clientAddress) }, now);
}
