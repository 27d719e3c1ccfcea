import type { Schema } from '@tvm/contract';
import type { Database } from '@tvm/db';
import { withShown } from '../../../approvals/describe-approval.ts';
import { needsSecond } from '../../../approvals/kinds/user-subject.ts';
import { selectOpenOf } from '../../../approvals/listed.queries.ts';
import { findLocks } from '../../../attempts/user-locks.ts';
import { passwordSubject } from '../../../credentials/check-password.ts';
import type { Deps } from '../../../deps.ts';
import { operation } from '../../../sessions/operation.ts';
import { describeDecision } from '../../../standing/describe-decision.ts';
import { findUserDecision } from '../../../standing/find-user-decision.ts';
import { decideUserRecovery } from '../../../standing/recovery.ts';
import { byEmployee } from '../../../trail/audit.ts';
import { readUserTimeline } from '../../../trail/read-user-timeline.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { recordView } from '../../../trail/record-view.ts';
import { findUser, type UserFacts } from './users.queries.ts';

/** Where a user is, what happened and what is locked; never a password, code or secret. All of one snapshot. */
export const getUser = operation('getUser', async (deps, { params: { userId }, caller, visitor }) => {
  const now = deps.now();
  const clientAddress = visitor.address;
  const type = 'user_viewed';
  const user = await deps.db.transaction((tx) => read(deps, tx, userId, now), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
  if (!user) {
    const who = byEmployee(caller, {}, clientAddress);
    return recordRefused(deps.db, { type, ...who }, { refused: 'user_not_found' }, now);
  }
  const target = { userId, organisationId: user.organisation?.id ?? null };
  await recordView(deps, caller, { type, target, clientAddress });
  return user;
});

async function read(
  deps: Deps,
  tx: Database,
  userId: string,
  now: Date,
): Promise<Schema<'SupportUser'> | undefined> {
  const facts = await findUser(tx, userId, now);
  if (!facts) return undefined;
  const subject = { userId, passwordSubject: passwordSubject(deps, facts.emailCanonical) };
  const { decision } = await findUserDecision(deps, tx, userId);
  const open = await selectOpenOf(tx, { userId }, now);
  return {
    ...describeUser(facts),
    twoFactor: describeDecision(decision),
    locks: await findLocks(tx, subject, now),
    phoneDriftSeconds: facts.phoneDriftSeconds,
    needsSecondEmployee: {
      reset: needsSecond.reset(facts, now),
      new_phone: needsSecond.new_phone(facts, now),
    },
    newPhone: await newPhoneOf(deps, tx, facts),
    heldBecause: facts.heldBecause ?? [],
    openRequest: open ? await withShown(deps, tx, open) : null,
    events: await readUserTimeline(tx, { userId, organisationId: null }),
  };
}

async function newPhoneOf(
  deps: Deps,
  tx: Database,
  facts: UserFacts,
): Promise<Schema<'SupportUser'>['newPhone']> {
  if (facts.authenticatorState === null) return 'free';
  const decision = await decideUserRecovery(deps, tx, { ...facts, deviceToken: undefined });
  if (decision.next === 'now' && decision.because === 'confirmed') return 'approved';
  if (decision.next === 'confirmation' || needsSecond.new_phone(facts, deps.now())) return 'approval_needed';
  return decision.next === 'now' && decision.because === 'policy' ? 'free' : 'waits';
}

function describeUser(facts: UserFacts) {
  const { userId, kind, fullName, email, progress, recoveryCodesLeft, sessions } = facts;
  const { organisationId, organisationName, authenticatorState, authenticatorAt, refusedLogins } = facts;
  return {
    ...{ id: userId, kind, fullName, email, progress, recoveryCodesLeft, sessions },
    organisation:
      organisationId && organisationName !== null ? { id: organisationId, name: organisationName } : null,
    role: facts.employeeRole ?? (facts.isMainUser ? ('main_user' as const) : ('sub_user' as const)),
    disabled: facts.disabledAt !== null,
    authenticator:
      authenticatorState && authenticatorAt
        ? { state: authenticatorState, activatedAt: authenticatorAt.toISOString() }
        : null,
    passwordSet: facts.hasPassword,
    lastLoginAt: facts.lastLoginAt?.toISOString() ?? null,
    mailUndelivered: facts.mailBouncedAt !== null,
    emailChangedAt: facts.emailChangedAt?.toISOString() ?? null,
    refusedLogins: refusedLogins && {
      ...refusedLogins,
      latestAt: new Date(refusedLogins.latestAt).toISOString(),
    },
  };
}
