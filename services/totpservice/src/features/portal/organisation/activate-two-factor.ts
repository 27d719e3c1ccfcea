import type { Schema } from '@tvm/contract';
import { activations, type Database, exemptions, mails, organisations, sessions } from '@tvm/db';
import type { TwoFactorDecision } from '@tvm/policy';
import { and, eq, isNull } from 'drizzle-orm';
import { checkOwnPassword } from '../../../credentials/check-own-password.ts';
import type { Deps } from '../../../deps.ts';
import { isRefusal, type Refusal } from '../../../http/problems.ts';
import type { Visitor } from '../../../http/visitor.ts';
import { operation } from '../../../sessions/operation.ts';
import type { Session } from '../../../sessions/session.ts';
import { byPerson, recordEvent } from '../../../trail/audit.ts';
import { recordRefused } from '../../../trail/record-refused.ts';
import { asMainUser } from './as-main-user.ts';
import { queueActivationMails } from './registration-mails.queries.ts';

/** The password again when it was last given more than ten minutes ago. */
const freshProofSeconds = 600;

/** Whether an organisation can be activated: not yet, and not mandatory anyway. An activation ends a running exemption. */
export function isActivatable(decision: TwoFactorDecision): boolean {
  return decision.because === 'voluntary' || decision.because === 'exempt';
}

/** Whether the session's password was given too long ago for an action that can't be undone (ASVS 5.0 7.5.3). */
export function needsFreshProof(session: Session, now: Date): boolean {
  return now.getTime() - session.passwordGivenAt.getTime() > freshProofSeconds * 1000;
}

/**
 * Switches 2FA on for the main user's organisation, one-way: one transaction with one audit event and one mail job a user. Idempotent: of two at
 * once the second finds it done and gets the same answer. Does nothing if the user list has changed since it was shown.
 */
export const activateTwoFactor = operation('activateTwoFactor', async (deps, { body, caller, visitor }) => {
  const { userListVersion, password } = body;
  const event = { type: 'two_factor_activated', ...byPerson(caller, visitor.address) } as const;
  const found = await asMainUser(deps, caller, event);
  if (isRefusal(found)) return found;
  if (caller.decision.because === 'mandatory')
    return recordRefused(deps.db, event, { refused: 'two_factor_already_mandatory' }, deps.now());
  if (needsFreshProof(caller, deps.now())) {
    if (password === undefined)
      return recordRefused(deps.db, event, { refused: 'proof_required' }, deps.now());
    const refused = await freshenProof(deps, caller, password, visitor);
    if (refused) return refused;
  }
  const { organisationId } = found;
  const activation = await activateOnce(deps, caller, { organisationId, userListVersion, visitor });
  return activation ?? recordRefused(deps.db, event, { refused: 'user_list_changed' }, deps.now());
});

/** Undefined: the list of users isn't the one of this version any more. */
async function activateOnce(
  deps: Deps,
  { userId }: Session,
  input: { organisationId: string; userListVersion: string; visitor: Visitor },
): Promise<Schema<'Activation'> | undefined> {
  const { organisationId, userListVersion, visitor } = input;
  return deps.db.transaction(async (tx) => {
    const now = deps.now();
    const [organisation] = await tx
      .select({ userListVersion: organisations.userListVersion })
      .from(organisations)
      .where(eq(organisations.id, organisationId))
      .for('no key update');
    const done = await findActivation(tx, organisationId);
    if (done) return done;
    if (String(organisation?.userListVersion) !== userListVersion) return undefined;
    const mails = await activate(tx, organisationId, userId, now);
    await recordEvent(
      tx,
      {
        type: 'two_factor_activated',
        result: 'success',
        actor: { kind: 'user', id: userId },
        organisationId,
        clientAddress: visitor.address,
        details: { users: mails },
      },
      now,
    );
    return { activatedAt: now.toISOString(), mails };
  });
}

async function activate(tx: Database, organisationId: string, userId: string, now: Date): Promise<number> {
  await tx
    .update(exemptions)
    .set({ endedAt: now })
    .where(and(eq(exemptions.organisationId, organisationId), isNull(exemptions.endedAt)));
  const [activation] = await tx
    .insert(activations)
    .values({ organisationId, activatedBy: userId, activatedAt: now })
    .returning({ id: activations.id });
  if (!activation) throw new Error('no activation was written');
  return queueActivationMails(tx, organisationId, activation.id, now);
}

async function findActivation(
  tx: Database,
  organisationId: string,
): Promise<Schema<'Activation'> | undefined> {
  const [open] = await tx
    .select({ activatedAt: activations.activatedAt, id: activations.id })
    .from(activations)
    .where(and(eq(activations.organisationId, organisationId), isNull(activations.endedAt)));
  if (!open) return undefined;
  return {
    activatedAt: open.activatedAt.toISOString(),
    mails: await tx.$count(mails, eq(mails.activationId, open.id)),
  };
}

/** The right password makes the session fresh. */
async function freshenProof(
  deps: Deps,
  session: Session,
  password: string,
  visitor: Visitor,
): Promise<Refusal<'proof_rejected' | 'login_locked'> | undefined> {
  const refused = await checkOwnPassword(deps, session, { password, visitor, type: 'fresh_proof' });
  if (refused) return refused;
  await deps.db
    .update(sessions)
    .set({ passwordGivenAt: deps.now() })
    .where(eq(sessions.id, session.sessionId));
  return undefined;
}
